/** kill -9 while flow logs are made and record: none is lost, and their records are neither lost nor doubled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  CLS_VERSION,
  type DescribeFlowLogsResponse,
  type FlowLogsResponse,
  type SearchLogResponse,
  VPC_VERSION,
} from '#cls';
import { ccnTopicId } from '../../src/local-cls/demo-topics';
import { DEMO_TRAFFIC } from '../../src/local-cls/program-arguments';
import { Arrivals } from '../../src/local-cls/traffic/arrival';
import { INTERFACES } from '../../src/local-cls/traffic/inventory';
import { createTrafficModel } from '../../src/local-cls/traffic/traffic-model';
import { LocalClsProcess } from './local-cls-process';

const REGION = 'eu-frankfurt';
const TOPIC = ccnTopicId(REGION);
/** Milliseconds until the kill: before, while and after the first records are written. */
const LIVES_MS = [50, 300, 700, 1200, 1800, 2500];

/** Windows of an hour and more ago have all their records. */
const SETTLED_MINUTES = 60;
const CHECKED_MINUTES = 30;

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'flow-logs-kill-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const model = createTrafficModel(DEMO_TRAFFIC);

/** What the demo's flow log of the region brings to its topic from one minute, late and doubled records included. */
function made(minute: number): number {
  const recording = {
    kind: 'ccn',
    ccn: 'ccn-demo0001',
    region: REGION,
    trafficType: 'ALL',
    periodSeconds: 60,
  } as const;
  const arrivals = new Arrivals('event', model.delivery);
  arrivals.add(minute, model.recordsOf(recording, minute, minute + 1), 0, Infinity);
  return arrivals.batch().timesMs.length;
}

/** Records of the topic by minute. */
async function stored(cls: LocalClsProcess, from: number, to: number): Promise<number[]> {
  const { AnalysisRecords } = await cls.call<SearchLogResponse>(CLS_VERSION, REGION, 'SearchLog', {
    TopicId: TOPIC,
    From: from * 60_000,
    To: to * 60_000,
    QueryString:
      '* | select "__TIMESTAMP__" / 60000 as minute, count(*) as n group by "__TIMESTAMP__" / 60000 limit 1000',
    QuerySyntax: 1,
    UseNewAnalysis: true,
  });
  const counts = new Map(
    AnalysisRecords!.map((row) => {
      const { minute, n } = JSON.parse(row) as { minute: number; n: number };
      return [minute, n];
    }),
  );
  return range(from, to).map((minute) => counts.get(minute) ?? 0);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, place) => from + place);

test(`${LIVES_MS.length} kills`, async () => {
  const ids: string[] = [];
  const own = INTERFACES.filter(({ region }) => region === REGION);
  for (const [round, lifeMs] of LIVES_MS.entries()) {
    const cls = await LocalClsProcess.start({ dir, traffic: true });
    const { id, vpcId } = own[round]!;
    const request = { ResourceType: 'NETWORKINTERFACE', ResourceId: id, VpcId: vpcId, TrafficType: 'ALL' };
    const storage = { CloudLogId: TOPIC, FlowLogName: `round ${round}` };
    const { FlowLog } = await cls.call<FlowLogsResponse>(VPC_VERSION, REGION, 'CreateFlowLog', {
      ...request,
      ...storage,
    });
    ids.push(FlowLog![0]!.FlowLogId);
    await pause(lifeMs);
    await cls.kill();
  }

  const cls = await LocalClsProcess.start({ dir, traffic: true });
  const listed = await cls.call<DescribeFlowLogsResponse>(VPC_VERSION, REGION, 'DescribeFlowLogs', {
    VpcId: own[0]!.vpcId,
  });
  expect(listed.FlowLog!.map(({ FlowLogId }) => FlowLogId).sort()).toEqual(ids.sort());

  const to = Math.floor(Date.now() / 60_000) - SETTLED_MINUTES;
  const from = to - CHECKED_MINUTES;
  while ((await stored(cls, from - 1, from))[0] === 0) {
    await pause(200);
  }
  expect(await stored(cls, from, to)).toEqual(range(from, to).map(made));
  await cls.kill('SIGTERM');
}, 120_000);
