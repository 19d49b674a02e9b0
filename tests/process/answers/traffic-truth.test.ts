/**
 * The whole way against the traffic model's own count: model -> topics of eight regions -> local CLS -> backend
 * process -> frames. Nothing may be doubled (both regions record a flow) and nothing lost.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { createTrafficModel, type MinuteTruth } from '../../../src/local-cls/traffic/traffic-model';
import { SWITCHES } from '../../switch-set';
import { column, RunningPlugin, total } from './running-plugin';

/** 18:15 to 19:00 UTC of a working day, which is 02:15 in Beijing: the nightly backup is at the cap. */
const FROM = Date.parse('2026-03-03T18:15:00Z') / 60_000;
const MINUTES = 45;
const RANGE = { fromMs: FROM * 60_000, toMs: (FROM + MINUTES) * 60_000 };

let running: RunningPlugin;
const truth: MinuteTruth[] = [];

const arrivalOf = (eventMs: number) => Math.ceil(eventMs / 60_000 + 5) * 60_000;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 7, recordsPerMinute: 1000, limiterEveryHour: false });
  for (let minute = FROM - 2; minute < FROM + MINUTES + 2; minute++) {
    const { batches, truth: told } = model.minute(minute);
    for (const [region, batch] of batches) {
      const timesMs = batch.timesMs.map((ms) => (SWITCHES.logTime === 'event' ? ms : arrivalOf(ms)));
      await running.cls.store.append(ccnTopicId(region), { ...batch, timesMs });
    }
    if (minute >= FROM && minute < FROM + MINUTES) {
      truth.push(...told);
    }
  }
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

type What = 'bytes' | 'packets' | 'records';
type Outcome = 'delivered' | 'rejected';

function told(what: What, outcome: Outcome, of: (minute: MinuteTruth) => boolean = () => true): bigint {
  return truth.filter(of).reduce((sum, minute) => sum + BigInt(minute[outcome][what]), 0n);
}

const sum = (frames: DecodedFrame[], name: string) =>
  frames.filter(hasData).reduce((all, frame) => all + total(frame, name), 0n);
const hasData = (frame: DecodedFrame) => frame.meta?.dataTopic === undefined && frame.fields.length > 0;
const traffic = (over: object) => ({ kind: 'traffic', splitBy: [], measures: ['bytes'], ...over });
const pair = (operator: string, value: string) => [{ field: 'pair', operator, values: [value] }];

describe('what the charts say is what was sent', () => {
  test.each([
    ['bytes', 'ACCEPT', 'delivered'],
    ['packets', 'ACCEPT', 'delivered'],
    ['records', 'ACCEPT', 'delivered'],
    ['bytes', 'REJECT', 'rejected'],
    ['packets', 'REJECT', 'rejected'],
  ] as const)('%s of %s', async (measure, action, outcome) => {
    const filters = [{ field: 'action', operator: 'is', values: [action] }];
    const frames = await running.frames(traffic({ measures: [measure], filters }), RANGE);
    const expected = told(measure, outcome);
    expect(expected).toBeGreaterThan(0n);
    expect(sum(frames, measure)).toBe(expected);
  });

  test('minute by minute, and bit/s is eight times the bytes by the width', async () => {
    const [bytes, rate] = await running.frames(traffic({ measures: ['bytes', 'bitsPerSecond'] }), RANGE);
    const times = column(bytes!, 'time') as number[];
    expect(times).toHaveLength(MINUTES);
    times.forEach((time, index) => {
      const expected = told('bytes', 'delivered', ({ minute }) => minute * 60_000 === time);
      expect(BigInt(column(bytes!, 'bytes')[index] as bigint)).toBe(expected);
      expect(column(rate!, 'bitsPerSecond')[index]).toBeCloseTo((Number(expected) * 8) / 60, 3);
    });
  });

  test('for each of the top region pairs, with the rest as Other', async () => {
    const frames = await running.frames(traffic({ splitBy: ['pair'], topN: 5 }), RANGE);
    const series = frames.filter(hasData);
    expect(series).toHaveLength(6);
    const biggest = [...new Set(truth.map(({ srcregion, dstregion }) => `${srcregion} ${dstregion}`))]
      .map((key) => ({ key, bytes: told('bytes', 'delivered', (m) => `${m.srcregion} ${m.dstregion}` === key) }))
      .sort((a, b) => (a.bytes < b.bytes ? 1 : -1));
    series.slice(0, 5).forEach((frame, rank) => {
      const labels = frame.fields[1]!.labels!;
      expect(`${labels.srcregion} ${labels.dstregion}`).toBe(biggest[rank]!.key);
      expect(total(frame, 'bytes')).toBe(biggest[rank]!.bytes);
    });
    expect(series[5]!.fields[1]!.labels).toEqual({ srcregion: 'Other', dstregion: 'Other' });
    expect(sum(series, 'bytes')).toBe(told('bytes', 'delivered'));
  });

  test('for an ordered pair, either direction, a region on either side, and a CCN', async () => {
    const forth = (m: MinuteTruth) => m.srcregion === 'ap-shanghai' && m.dstregion === 'ap-guangzhou';
    const back = (m: MinuteTruth) => m.srcregion === 'ap-guangzhou' && m.dstregion === 'ap-shanghai';
    const asked = async (filters: object[]) => sum(await running.frames(traffic({ filters }), RANGE), 'bytes');
    expect(await asked(pair('is', 'ap-shanghai>ap-guangzhou'))).toBe(told('bytes', 'delivered', forth));
    expect(await asked(pair('eitherWay', 'ap-shanghai>ap-guangzhou'))).toBe(
      told('bytes', 'delivered', (m) => forth(m) || back(m)),
    );
    expect(await asked([{ field: 'region', operator: 'is', values: ['ap-tokyo', 'ap-hongkong'] }])).toBe(
      told('bytes', 'delivered', (m) => m.srcregion === 'ap-hongkong' || m.dstregion === 'ap-hongkong'),
    );
    expect(await asked([{ field: 'ccn', operator: 'isNot', values: ['ccn-demo0001'] }])).toBe(
      told('bytes', 'delivered', (m) => m.ccn !== 'ccn-demo0001'),
    );
  });

  test('in one number, and in a table with Other', async () => {
    const [number] = await running.frames(traffic({ format: 'number' }), RANGE);
    expect(total(number!, 'bytes')).toBe(told('bytes', 'delivered'));
    const [top] = await running.frames({ kind: 'top', dimensions: ['fiveTuple'], topN: 3 }, RANGE);
    expect(column(top!, 'srcaddr')).toHaveLength(4);
    expect(total(top!, 'bytes')).toBe(told('bytes', 'delivered'));
    expect((column(top!, 'share') as number[]).reduce((all, share) => all + share, 0)).toBeCloseTo(100, 6);
  });

  test('the limiter drops about six per cent of the backup, and nothing passes the cap', async () => {
    const filters = pair('is', 'ap-shanghai>ap-guangzhou');
    const [rate] = await running.frames(traffic({ measures: ['bitsPerSecond'], filters }), RANGE);
    expect(Math.max(...(column(rate!, 'bitsPerSecond') as number[]))).toBeLessThanOrEqual(1e9);
    const of = (m: MinuteTruth) => m.srcregion === 'ap-shanghai' && m.dstregion === 'ap-guangzhou';
    const dropped = Number(told('bytes', 'rejected', of));
    expect(dropped / (dropped + Number(told('bytes', 'delivered', of)))).toBeCloseTo(0.06, 1);
  });
});

describe('code with macros counts as the builder does', () => {
  const filters = pair('is', 'ap-shanghai>ap-guangzhou');
  const search =
    'log-status:OK AND action:ACCEPT AND srcregionid:ap-shanghai AND dstregionid:ap-guangzhou AND region-id:ap-shanghai';
  const series = `$__timeFilter(start) AND ${search} | select $__timeGroup(start) as time, sum(bytes) as bytes,
    sum(bytes) * 8.0 / $__interval_s as "bitsPerSecond" where $__timeFilter(start) group by time order by time`;
  const sums = `${search} | select sum(bytes) as bytes, '$__interval' as width, $__interval_ms as ms
    where $__timeFilter(start)`;
  // Neither end is on a border of five minutes.
  const range = { fromMs: RANGE.fromMs + 90_000, toMs: RANGE.toMs - 210_000, intervalMs: 300_000 };

  test.each([
    ['a panel', {}],
    ['an alert rule', { FromAlert: 'true' }],
    ['an expression', { 'X-Grafana-From-Expr': 'true' }],
  ])('in %s', async (_, headers) => {
    const context = running.context({ headers });
    const measures = ['bytes', 'bitsPerSecond'];
    const built = await running.frames(traffic({ measures, filters, format: 'series' }), range, context);
    const coded = await running.frames({ kind: 'code', format: 'series', text: series }, range, context);
    measures.forEach((measure, index) => {
      const points = (frame: DecodedFrame) =>
        column(frame, 'time').map((time, row) => [time, Number(column(frame, measure)[row])]);
      expect(points(coded[index]!)).toEqual(points(built.filter(hasData)[index]!));
      expect(points(coded[index]!).length).toBeGreaterThan(7);
    });
  });

  test.each([
    ['a panel', {}],
    ['an alert rule', { FromAlert: 'true' }],
  ])('in one number, in %s', async (_, headers) => {
    const context = running.context({ headers });
    const whole = { ...range, fromMs: RANGE.fromMs, toMs: RANGE.toMs };
    const [built] = await running.frames(traffic({ filters, format: 'number' }), whole, context);
    const sources = [{ region: 'ap-shanghai', topic: ccnTopicId('ap-shanghai') }];
    const coded = await running.frames({ kind: 'code', format: 'number', text: sums, sources }, whole, context);
    expect(total(coded[0]!, 'bytes')).toBe(total(built!, 'bytes'));
    expect(total(coded[0]!, 'bytes')).toBeGreaterThan(0n);
    expect(coded[0]!.fields[0]!.labels).toMatchObject({ width: '5m' });
    expect(column(coded[1]!, 'ms')).toEqual([300_000]);
  });
});

test('one bad query of three leaves the other two answered', async () => {
  const ask = (refId: string, json: object) => ({ refId, intervalMs: 60_000, ...RANGE, json });
  const answers = await running.plugin.queryData(running.context(), [
    ask('A', traffic({})),
    ask('B', traffic({ filters: [{ field: 'srcaddr', operator: 'is', values: ['10.1'] }] })),
    ask('C', traffic({ measures: ['packets'] })),
  ]);
  expect(answers.get('B')).toMatchObject({
    status: 400,
    errorSource: 'downstream',
    error: "filters[0].values[0]: '10.1' is not an IP address; write one like 10.1.0.5",
  });
  expect(sum(answers.get('A')!.frames, 'bytes')).toBe(told('bytes', 'delivered'));
  expect(sum(answers.get('C')!.frames, 'packets')).toBe(told('packets', 'delivered'));
});
