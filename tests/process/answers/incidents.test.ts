/**
 * Every scripted incident, asked as a person would: who, when, how much; compared with what the generator itself tells.
 * `COVERED_BY` says which file asks about which incident.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { OUTAGE_REGION } from '../../../src/local-cls/traffic/incidents/outage';
import { ALL_INCIDENTS, type IncidentName } from '../../../src/local-cls/traffic/incidents/schedule';
import { CCN_CASES } from './incidents/ccn-cases';
import { ENI_CASES } from './incidents/eni-cases';
import { catchUp, playDay, rangeOf, SPANS, truthOf } from './incidents/played-day';
import { is, numbersOf, Questions } from './incidents/questions';
import { RunningPlugin } from './running-plugin';

const CASES = [...CCN_CASES, ...ENI_CASES];

/** Files that ask about an incident, this one for those of its table. */
const COVERED_BY: Record<IncidentName, readonly string[]> = {
  backup: ['incidents', 'traffic-truth'],
  bursts: ['incidents'],
  silence: ['incidents', 'quality'],
  horizontalScan: ['incidents', 'security'],
  verticalScan: ['incidents', 'security'],
  aclGap: ['incidents'],
  storm: ['incidents'],
  failover: ['incidents', 'matrix', 'measures'],
  badAddress: ['incidents', 'security'],
  tunnel: ['incidents', 'security'],
  outage: ['incidents', 'quality'],
  skipData: ['incidents', 'quality'],
  longSession: ['incidents'],
  longReplication: ['incidents'],
  verdicts: ['reachability'],
};

/** What such a file has of an incident where it does not have its name. */
const WORDS: Record<string, string> = { reachability: 'VERDICT_CASES', 'traffic-truth': 'backup' };

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  await playDay(running);
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

describe('asked of the records of the day', () => {
  test.each(CASES.map((one) => [one.incident, one.log, one.asks, one] as const))(
    '%s, %s: %s',
    async (incident, _log, _asks, { span, answer }) => answer(truthOf(incident, span), span, new Questions(running)),
  );
});

describe('outage', () => {
  const FROM_THERE = [is('pair', 'ap-singapore>ap-guangzhou')];
  const query = { kind: 'traffic', splitBy: [], measures: ['bytes'], format: 'number', filters: FROM_THERE };
  const topic = ccnTopicId(OUTAGE_REGION);
  const text = 'region-id:ap-singapore | select count(*) as n';

  const countRecords = async (context = running.context()) => {
    const { fromMs, toMs } = rangeOf(SPANS.outage);
    const sources = [{ region: OUTAGE_REGION, topic }];
    const [frame] = await running.frames({ kind: 'code', text, sources }, { fromMs, toMs: toMs + 3_600_000 }, context);
    return numbersOf(frame!, 'n')[0]!;
  };

  test('the answer names who is silent and counts by the other end; what comes late is counted', async () => {
    const truth = truthOf('outage', SPANS.outage);
    const [during] = await running.frames(query, rangeOf(SPANS.outage));
    expect(during!.meta!.notices!.map((notice) => notice.text).join()).toMatch(
      /No record from ap-singapore \(20 min\)/,
    );
    const before = await countRecords();
    await catchUp(running);
    await running.indexed(topic);
    expect((await countRecords()) - before).toBe(truth.heldBack);
    // Another data source has no heartbeat kept.
    const [after] = await running.frames(query, rangeOf(SPANS.outage), running.context({ names: [] }));
    expect(after!.meta!.notices ?? []).toEqual([]);
    expect(numbersOf(after!, 'bytes')).toEqual(numbersOf(during!, 'bytes'));
    expect(numbersOf(after!, 'bytes')[0]).toBeGreaterThan(0);
  });
});

test.each(ALL_INCIDENTS)('%s is asked about in the files that are named', (incident) => {
  const own = [...CASES.map((one) => one.incident as string), 'outage'];
  expect(COVERED_BY[incident].length).toBeGreaterThan(0);
  for (const name of COVERED_BY[incident]) {
    const text = readFileSync(path.join(__dirname, `${name}.test.ts`), 'utf8');
    expect(name === 'incidents' ? own : text).toContain(WORDS[name] ?? incident);
  }
});
