/** The official Node SDK through the whole life of a flow log: log set, topic, index, flow log, records, their end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import {
  CLS_VERSION,
  type DescribeCcnAttachedInstancesResponse,
  type DescribeCcnRegionBandwidthLimitsResponse,
  type DescribeCcnsResponse,
  type DescribeFlowLogsResponse,
  type DescribeTopicsResponse,
  type FlowLogInfo,
  type FlowLogsResponse,
  type LogInfo,
  type SearchLogResponse,
  VPC_VERSION,
} from '#cls';
import { flowLogIndex } from '../../src/local-cls/demo-topics';
import { DEMO_KEYS, type LocalCls, startLocalCls } from '../../src/local-cls/start-local-cls';

const REGION = 'ap-shanghai';
const CCN = 'ccn-demo0001';
const MINUTE_MS = 60_000;
/** The backup to Guangzhou meets the limiter in the minutes 20 to 34 of every hour. */
const START = Date.UTC(2026, 2, 3, 4, 15);

let dir: string;
let local: LocalCls;

const options = () => ({
  dir,
  topics: [],
  traffic: { seed: 3, recordsPerMinute: 400, limiterEveryHour: true },
});

function client(service: 'cls' | 'vpc', region: string): CommonClient {
  return new CommonClient(`${service}.tencentcloudapi.com`, service === 'cls' ? CLS_VERSION : VPC_VERSION, {
    credential: DEMO_KEYS[0]!,
    region,
    profile: { httpProfile: { endpoint: new URL(local.url).host, protocol: 'http://' } },
  });
}

const cls = <Answer>(action: string, request: object): Promise<Answer> =>
  client('cls', REGION).request(action, request);
const vpc = <Answer>(action: string, request: object): Promise<Answer> =>
  client('vpc', REGION).request(action, request);

const search = (TopicId: string, request: object): Promise<SearchLogResponse> =>
  cls('SearchLog', { TopicId, From: START, To: START + 3_600_000, QuerySyntax: 1, ...request });

/** Sets the clock so many minutes after the start and lets everything arrive that should have. */
async function at(minutes: number): Promise<void> {
  jest.setSystemTime(START + minutes * MINUTE_MS);
  await local.recordDue();
}

beforeEach(async () => {
  // The whole process lives by this clock; only `Date` is replaced, timers run as ever.
  jest.useFakeTimers({
    now: START,
    doNotFake: [
      ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
      ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
    ],
  });
  dir = await mkdtemp(join(tmpdir(), 'flow-log-life-'));
  local = await startLocalCls(options());
});
afterEach(async () => {
  await local.close();
  jest.useRealTimers();
  await rm(dir, { recursive: true });
});

async function makeTopic(): Promise<string> {
  const { LogsetId } = await cls<{ LogsetId: string }>('CreateLogset', { LogsetName: 'own-logs' });
  const { TopicId } = await cls<{ TopicId: string }>('CreateTopic', { LogsetId, TopicName: 'own-ccn' });
  const Rule = flowLogIndex('ccn');
  await cls('CreateIndex', { TopicId, Rule: { FullText: Rule.FullText, KeyValue: Rule.KeyValue } });
  return TopicId;
}

async function makeFlowLog(CloudLogId: string, more: object = {}): Promise<FlowLogInfo> {
  const request = { FlowLogName: 'own', ResourceType: 'CCN', ResourceId: CCN, TrafficType: 'ALL', CloudLogId, ...more };
  return (await vpc<FlowLogsResponse>('CreateFlowLog', request)).FlowLog![0]!;
}

/** Bytes that the record says this region sent. */
function bytesFrom({ LogJson }: LogInfo): number {
  const record = JSON.parse(LogJson) as Record<string, string>;
  return record['log-status'] === 'OK' && record['srcregionid'] === REGION ? Number(record['bytes']) : 0;
}

const count = async (topicId: string): Promise<number> => {
  const { AnalysisRecords } = await search(topicId, { QueryString: '* | select count(*) as n', UseNewAnalysis: true });
  return (JSON.parse(AnalysisRecords![0]!) as { n: number }).n;
};

describe('a flow log of a CCN, from its making to its end', () => {
  test('records arrive after ten minutes, are searched, paged and analysed, and stay when it is deleted', async () => {
    const topicId = await makeTopic();
    const made = await makeFlowLog(topicId);
    expect(made).toMatchObject({ CloudLogId: topicId, CloudLogRegion: REGION, Enable: true, Period: 60 });

    await at(8);
    expect(await count(topicId)).toBe(0);
    await at(10);
    const first = await count(topicId);
    expect(first).toBeGreaterThan(0);
    await at(25);
    expect(await count(topicId)).toBeGreaterThan(first);

    const { Results } = await search(topicId, { QueryString: 'action:REJECT', Limit: 1, Sort: 'asc' });
    expect(JSON.parse(Results![0]!.LogJson)).toMatchObject({
      ccnid: CCN,
      srcregionid: REGION,
      dstregionid: 'ap-guangzhou',
      'region-id': REGION,
      'log-status': 'OK',
    });

    const all = await count(topicId);
    const seen: string[] = [];
    let total = 0;
    let Context = '';
    for (let over = false; !over;) {
      const page = await search(topicId, { QueryString: '', Limit: 1000, ...(Context && { Context }) });
      seen.push(...page.Results!.map(({ PkgId, PkgLogId }) => `${PkgId} ${PkgLogId}`));
      total += page.Results!.map(bytesFrom).reduce((sum, bytes) => sum + bytes, 0);
      [over, Context] = [page.ListOver, page.Context];
    }
    expect(seen).toHaveLength(all);
    expect(new Set(seen).size).toBe(all);

    const QueryString =
      'log-status:OK | select srcregionid, sum(bytes) as total group by srcregionid order by total desc';
    const { AnalysisRecords } = await search(topicId, { QueryString, UseNewAnalysis: true });
    expect(JSON.parse(AnalysisRecords![0]!)).toEqual({ srcregionid: REGION, total });

    await vpc('DeleteFlowLog', { FlowLogId: made.FlowLogId });
    await at(50);
    const kept = await count(topicId);
    await at(55);
    expect(await count(topicId)).toBe(kept);
    expect((await vpc<DescribeFlowLogsResponse>('DescribeFlowLogs', {})).TotalNum).toBe(0);
    expect((await cls<DescribeTopicsResponse>('DescribeTopics', {})).Topics).toMatchObject([{ TopicId: topicId }]);

    await cls('DeleteTopic', { TopicId: topicId });
    await expect(search(topicId, { QueryString: '' })).rejects.toMatchObject({
      code: 'ResourceNotFound.TopicNotExist',
    });
  });

  test('a pause leaves a gap, a restart neither gap nor double', async () => {
    const topicId = await makeTopic();
    const { FlowLogId } = await makeFlowLog(topicId);
    await at(10);
    await vpc('DisableFlowLogs', { FlowLogIds: [FlowLogId] });
    await at(20);
    await vpc('EnableFlowLogs', { FlowLogIds: [FlowLogId] });
    await at(22);
    await local.close();
    jest.setSystemTime(START + 40 * MINUTE_MS);
    local = await startLocalCls(options());
    await local.recordDue();

    const minutes =
      '* | select "start" / 60 as minute, count(*) as n group by "start" / 60 order by "start" / 60 limit 100';
    const { AnalysisRecords } = await search(topicId, { QueryString: minutes, UseNewAnalysis: true });
    const recorded = AnalysisRecords!.map((row) => (JSON.parse(row) as { minute: number }).minute - START / MINUTE_MS);
    expect(recorded.filter((minute) => minute >= 4 && minute < 30)).toEqual([4, 5, 6, 7, 8, 9, ...range(20, 30)]);
    const doubles =
      '* | select count(*) as n group by srcaddr, srcport, dstaddr, dstport, protocol, action, "start", "end" having count(*) > 1';
    expect((await search(topicId, { QueryString: doubles, UseNewAnalysis: true })).AnalysisRecords).toEqual([]);
  });

  test('scope and storage cannot be changed', async () => {
    const topicId = await makeTopic();
    const { FlowLogId } = await makeFlowLog(topicId);
    await vpc('ModifyFlowLogAttribute', { FlowLogId, FlowLogName: 'renamed', Period: 300 });
    for (const change of [{ ResourceId: 'ccn-standby2' }, { CloudLogId: 'other' }, { TrafficType: 'REJECT' }]) {
      const refused = vpc('ModifyFlowLogAttribute', { FlowLogId, ...change });
      await expect(refused).rejects.toMatchObject({ code: 'UnknownParameter' });
    }
    expect((await vpc<FlowLogsResponse>('DescribeFlowLogs', {})).FlowLog).toMatchObject([
      { FlowLogName: 'renamed', Period: 300, ResourceId: CCN, CloudLogId: topicId, TrafficType: 'ALL' },
    ]);
  });
});

test('an inventory: the CCNs, their networks and their caps', async () => {
  const { CcnSet } = await vpc<DescribeCcnsResponse>('DescribeCcns', {});
  expect(CcnSet!.map(({ CcnId }) => CcnId)).toContain(CCN);
  const { InstanceSet } = await vpc<DescribeCcnAttachedInstancesResponse>('DescribeCcnAttachedInstances', {
    CcnId: CCN,
  });
  expect(InstanceSet!.find(({ InstanceRegion }) => InstanceRegion === REGION)!.CidrBlock[0]).toBe('10.2.0.0/16');
  for (const action of ['DescribeCcnRegionBandwidthLimits', 'GetCcnRegionBandwidthLimits']) {
    const answer = await vpc<Partial<DescribeCcnRegionBandwidthLimitsResponse>>(action, { CcnId: CCN });
    expect(JSON.stringify(answer)).toContain('"BandwidthLimit":1000');
  }
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}
