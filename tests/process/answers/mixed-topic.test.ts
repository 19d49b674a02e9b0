/** A topic that keeps records of both logs: each log's questions are answered from its own records. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { word } from '#wording';
import { parseTextLine, TEXT_KEYS } from '#flowlog';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import { column, RunningPlugin, total } from './running-plugin';

const TOPIC = { region: 'ap-guangzhou', topic: 'both-logs' };
const START = Date.parse('2026-03-03T16:00:00Z') / 1000;
const RANGE = { fromMs: START * 1000, toMs: (START + 600) * 1000 };

/** One flow seen by both regions, one dropped by the limiter, one window without data. */
const CCN = [
  `10.2.7.10 ap-guangzhou 873 ${START} 10.1.7.11 2 5 ccn-1 6 ap-shanghai 700 ACCEPT ap-shanghai 40123 ${START + 59} OK`,
  `10.2.7.10 ap-guangzhou 873 ${START} 10.1.7.11 2 5 ccn-1 6 ap-shanghai 700 ACCEPT ap-guangzhou 40123 ${START + 59} OK`,
  `10.2.7.10 ap-guangzhou 873 ${START} 10.1.7.11 2 3 ccn-1 6 ap-shanghai 30 REJECT ap-shanghai 40123 ${START + 59} OK`,
  `- - - ${START + 60} - 2 -1 ccn-1 - - -1 - ap-shanghai - ${START + 119} NODATA`,
];
/** One flow let through, one refused, one window without data. */
const ENI = [
  `2 1250000000 eni-1 10.2.7.10 10.2.7.99 51000 443 6 7 11000 ${START} ${START + 299} ACCEPT OK`,
  `2 1250000000 eni-1 203.0.113.5 10.2.7.10 51000 22 6 2 90 ${START} ${START + 299} REJECT OK`,
  `2 1250000000 eni-1 - - - - - - - ${START + 300} ${START + 599} - NODATA`,
];

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const { KeyValue, ...index } = flowLogIndex('eni');
  const ofCcn = flowLogIndex('ccn').KeyValue?.KeyValues ?? [];
  const ownOfEni = (KeyValue?.KeyValues ?? []).filter(({ Key }) => !ofCcn.some((field) => field.Key === Key));
  await running.cls.store.createTopic({
    ...{ region: TOPIC.region, topicId: TOPIC.topic, name: TOPIC.topic, logset: 'both', retentionDays: null },
    index: { ...index, KeyValue: { CaseSensitive: false, KeyValues: [...ofCcn, ...ownOfEni] } },
  });
  const records = [...CCN, ...ENI].map(recordOf);
  const keys = [...new Set([...TEXT_KEYS.ccn, ...TEXT_KEYS.eni])];
  await running.cls.store.append(TOPIC.topic, {
    timesMs: records.map(({ end }) => Number(end) * 1000),
    keys,
    columns: keys.map((key) => records.map((record) => record[key] ?? null)),
  });
  await running.indexed(TOPIC.topic);
}, 30_000);

afterAll(() => running?.stop());

function recordOf(line: string): Readonly<Record<string, string | undefined>> {
  const reading = parseTextLine(line);
  if ('reason' in reading) {
    throw new Error(word(reading.reason));
  }
  return reading.record;
}

const ask = (query: object) =>
  running.frames(query, RANGE, running.context({ sources: [{ ...TOPIC, format: 'mixed' }] }));
const refused = [{ field: 'action', operator: 'is', values: ['REJECT'] }];
const whatever = [{ field: 'protocol', operator: 'is', values: ['tcp'] }];

describe.each([
  [
    'ccn',
    { accepted: [700n, 5n], rejected: [30n, 3n], own: 'observer', foreign: 'interface', records: 4, withData: 3 },
  ],
  [
    'eni',
    { accepted: [11000n, 7n], rejected: [90n, 2n], own: 'interface', foreign: 'observer', records: 3, withData: 2 },
  ],
] as const)('questions about %s', (log, { accepted, rejected, own, foreign, records, withData }) => {
  test('traffic', async () => {
    const traffic = { kind: 'traffic', log, measures: ['bytes', 'packets'], splitBy: [] };
    const [bytes, packets] = await ask(traffic);
    expect([total(bytes!, 'bytes'), total(packets!, 'packets')]).toEqual(accepted);
    const [lostBytes, lostPackets] = await ask({ ...traffic, filters: refused });
    expect([total(lostBytes!, 'bytes'), total(lostPackets!, 'packets')]).toEqual(rejected);
  });

  test('top', async () => {
    const [top] = await ask({ kind: 'top', log, dimensions: [own, 'action'] });
    expect(column(top!, 'action')).toEqual(['ACCEPT', 'REJECT']);
    expect(column(top!, 'bytes').map((bytes) => BigInt(bytes as bigint))).toEqual([accepted[0], rejected[0]]);
    expect(column(top!, 'packets').map((packets) => BigInt(packets as bigint))).toEqual([accepted[1], rejected[1]]);
    expect(column(top!, 'records').map(Number)).toEqual([1, 1]);
  });

  test.each([
    ['all', undefined, records],
    ['filtered', whatever, withData],
  ])('records, %s', async (_which, filters, count) => {
    const [table] = await ask({ kind: 'records', log, format: 'table', filters });
    expect(column(table!, own)).toHaveLength(count);
    expect(column(table!, own)).not.toContain(null);
    expect(table!.fields.map(({ name }) => name)).not.toContain(foreign);
  });
});
