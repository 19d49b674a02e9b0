/** Measures beyond sums, comparison and growth: the executable's answers against a plain count over the records made. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { ALL_INCIDENTS, type IncidentName } from '../../../src/local-cls/traffic/incidents/schedule';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { column, RunningPlugin } from './running-plugin';
import { bySum, distinct, type PlainRecord, plainRecords, rates, sumOf } from './measures/plain-records';

const DAY = 1440;
const at = (time: string) => Date.parse(`2026-03-03T${time}:00Z`) / 60_000;

/** Minutes since the epoch; the end is excluded. */
const FAILOVER = { from: at('08:05'), to: at('08:12') };
const TUNNEL = { from: at('10:05'), to: at('10:10') };
const BACKUP = { from: at('18:20'), to: at('18:32') };
type Window = typeof BACKUP;

const NEW_TODAY: readonly IncidentName[] = ['failover', 'tunnel'];

let running: RunningPlugin;
const records: PlainRecord[] = [];

beforeAll(async () => {
  running = await RunningPlugin.start();
  const options = { seed: 7, recordsPerMinute: 600, limiterEveryHour: false };
  const today = createTrafficModel(options);
  const yesterday = createTrafficModel({
    ...options,
    incidents: ALL_INCIDENTS.filter((name) => !NEW_TODAY.includes(name)),
  });
  for (const { from, to } of [FAILOVER, TUNNEL, BACKUP]) {
    for (let minute = from; minute < to; minute++) {
      for (const { batches } of [today.minute(minute), yesterday.minute(minute - DAY)]) {
        for (const [region, batch] of batches) {
          await running.cls.store.append(ccnTopicId(region), batch);
          records.push(...plainRecords(batch));
        }
      }
    }
  }
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

const ask = (query: object, { from, to }: Window) =>
  running.frames(query, { fromMs: from * 60_000, toMs: to * 60_000 }).then((frames) => frames.filter(hasData));
const hasData = (frame: DecodedFrame) => frame.meta?.dataTopic === undefined && frame.fields.length > 0;
const within = ({ from, to }: Window, days = 0) =>
  records.filter(({ minute }) => minute >= from - days * DAY && minute < to - days * DAY);
const delivered = (list: readonly PlainRecord[]) => list.filter(({ action }) => action === 'ACCEPT');
const pairOf = ({ srcregion, dstregion }: PlainRecord) => `${srcregion} ${dstregion}`;
const valueOf = (frame: DecodedFrame) => frame.fields.at(-1)!;
const keyOf = (frame: DecodedFrame) => `${valueOf(frame).labels!.srcregion} ${valueOf(frame).labels!.dstregion}`;
const backupPair = [{ field: 'pair', operator: 'is', values: ['ap-shanghai>ap-guangzhou'] }];

describe('measures of the backup at the cap', () => {
  const ofPair = () => within(BACKUP).filter((one) => pairOf(one) === 'ap-shanghai ap-guangzhou');
  const number = async (measure: string) => {
    const query = { kind: 'traffic', format: 'number', splitBy: [], measures: [measure], filters: backupPair };
    const [frame] = await ask(query, BACKUP);
    return Number(valueOf(frame!).values[0]);
  };

  test('offered, dropped and lost', async () => {
    const [all, passed] = [sumOf(ofPair(), 'bytes'), sumOf(delivered(ofPair()), 'bytes')];
    expect(all).toBeGreaterThan(passed);
    expect(await number('offeredBytes')).toBe(all);
    expect(await number('rejectedBytes')).toBe(all - passed);
    expect(await number('lossPercent')).toBeCloseTo(((all - passed) / all) * 100, 9);
  });

  test('peak and p95 of its minutes', async () => {
    const ofMinutes = rates(delivered(ofPair()), BACKUP).sort((a, b) => a - b);
    expect(await number('peakBitsPerSecond')).toBeCloseTo(ofMinutes.at(-1)!, 3);
    expect(await number('p95BitsPerSecond')).toBeCloseTo(ofMinutes[Math.ceil(ofMinutes.length * 0.95) - 1]!, 3);
  });

  test.each(['flows', 'peers'] as const)('distinct %s of each pair, within five per cent', async (measure) => {
    const frames = await ask({ kind: 'traffic', format: 'number', measures: [measure], topN: 10 }, BACKUP);
    expect(frames).toHaveLength(10);
    for (const frame of frames) {
      const exact = distinct(
        delivered(within(BACKUP)).filter((one) => pairOf(one) === keyOf(frame)),
        measure,
      );
      expect(Math.abs(Number(valueOf(frame).values[0]) - exact) / exact).toBeLessThan(0.05);
    }
  });
});

describe('utilisation', () => {
  const mainCcn = { field: 'ccn', operator: 'is', values: ['ccn-demo0001'] };
  const query = { kind: 'traffic', splitBy: ['pair'], topN: 1, measures: ['utilisationPercent'] };
  const range = { fromMs: BACKUP.from * 60_000, toMs: BACKUP.to * 60_000 };

  test('the backup fills its pair to the cap', async () => {
    const [frame] = await ask({ ...query, filters: [mainCcn] }, BACKUP);
    expect(keyOf(frame!)).toBe('ap-shanghai ap-guangzhou');
    const ofPair = delivered(within(BACKUP)).filter((one) => pairOf(one) === keyOf(frame!));
    const expected = rates(ofPair, BACKUP).map((bitsPerSecond) => (bitsPerSecond / 1e9) * 100);
    expect(Math.max(...expected)).toBeGreaterThan(98);
    valueOf(frame!).values.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 9));
  });

  test('at peak, of each cell of a matrix', async () => {
    const matrix = { kind: 'matrix', measure: 'peakUtilisationPercent', shape: 'list', cells: 1, filters: [mainCcn] };
    const [frame] = await ask(matrix, BACKUP);
    const ofPair = delivered(within(BACKUP)).filter((one) => pairOf(one) === 'ap-shanghai ap-guangzhou');
    const peak = (Math.max(...rates(ofPair, BACKUP)) / 1e9) * 100;
    expect(column(frame!, 'peakUtilisationPercent')[0]).toBeCloseTo(peak, 9);
  });

  test('a region as a whole has no cap where each pair has one', async () => {
    const { frames } = await running.answer({ ...query, splitBy: ['srcregion'], filters: [mainCcn] }, range);
    expect(new Set(valueOf(frames[0]!).values)).toEqual(new Set([null]));
    expect(JSON.stringify(frames[0]!.meta?.notices)).toContain('split by region pair');
  });

  test('of several CCNs together is refused', async () => {
    const { error } = await running.answer(query, range);
    expect(error).toContain('records name ccn-demo0001, ccn-standby2: split by CCN, or filter for one');
  });
});

describe('rankings by what CLS cannot rank by', () => {
  const byPlace = (keyOf: (record: PlainRecord) => string) => {
    const groups = new Map<string, PlainRecord[]>();
    for (const record of within(BACKUP)) {
      const key = keyOf(record);
      groups.set(key, [...(groups.get(key) ?? []), record]);
    }
    return groups;
  };
  const values = {
    offeredBytes: (list: PlainRecord[]) => sumOf(list, 'bytes'),
    lossPercent: (list: PlainRecord[]) => 100 * (1 - sumOf(delivered(list), 'bytes') / sumOf(list, 'bytes')),
    peakBitsPerSecond: (list: PlainRecord[]) => Math.max(...rates(delivered(list), BACKUP)),
  };
  const least = () => sumOf(within(BACKUP), 'bytes') * 0.0001;
  const ranked = (rankBy: keyof typeof values, keyOf: (record: PlainRecord) => string) =>
    [...byPlace(keyOf)]
      .filter(([, list]) => rankBy !== 'lossPercent' || sumOf(list, 'bytes') >= least())
      .map(([key, list]) => ({ key, value: values[rankBy](list), bytes: sumOf(list, 'bytes') }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value || b.bytes - a.bytes || (a.key < b.key ? -1 : 1));

  test.each([
    ['offeredBytes', 'pair', ['srcregion', 'dstregion']],
    ['offeredBytes', 'addressPair', ['srcaddr', 'dstaddr']],
    ['lossPercent', 'pair', ['srcregion', 'dstregion']],
    ['lossPercent', 'addressPair', ['srcaddr', 'dstaddr']],
    ['peakBitsPerSecond', 'pair', ['srcregion', 'dstregion']],
    ['peakBitsPerSecond', 'addressPair', ['srcaddr', 'dstaddr']],
  ] as const)('%s of each %s, the highest first', async (rankBy, dimension, parts) => {
    const expected = ranked(rankBy, (record) => parts.map((part) => record[part]).join(' ')).slice(0, 5);
    const [table] = await ask({ kind: 'top', dimensions: [dimension], topN: 5, rankBy }, BACKUP);
    const columns = parts.map((part) => column(table!, part));
    const keys = columns[0]!.map((_, row) => columns.map((cells) => cells[row]).join(' '));
    expect(keys.slice(0, expected.length)).toEqual(expected.map(({ key }) => key));
    expected.forEach(({ value }, row) => expect(Number(column(table!, rankBy)[row])).toBeCloseTo(value, 6));
    const notices = JSON.stringify(table!.meta?.notices ?? []);
    expect([rankBy, dimension, notices.includes('is not certain')]).toEqual([rankBy, dimension, false]);
  });

  test('a peak compared with the day before, in numbers', async () => {
    const query = { kind: 'top', format: 'number', dimensions: ['pair'], topN: 1, rankBy: 'peakBitsPerSecond' };
    const frames = await ask({ ...query, compareWith: 'day' }, BACKUP);
    const peak = (days: number) => {
      const ofPair = delivered(within(BACKUP, days)).filter((one) => pairOf(one) === 'ap-shanghai ap-guangzhou');
      return Math.max(...rates(ofPair, { from: BACKUP.from - days * DAY, to: BACKUP.to - days * DAY }));
    };
    const named = frames.filter((frame) => valueOf(frame).labels!.srcregion === 'ap-shanghai');
    expect(named.map(({ fields }) => [fields[0]!.name, fields[0]!.labels!.compare])).toEqual([
      ['peakBitsPerSecond', 'now'],
      ['peakBitsPerSecond', 'day'],
    ]);
    named.forEach((frame, days) => expect(Number(valueOf(frame).values[0])).toBeCloseTo(peak(days), 3));
  });

  test('the mean share of its cap stands beside each pair', async () => {
    const filters = [{ field: 'ccn', operator: 'is', values: ['ccn-demo0001'] }];
    const [table] = await ask({ kind: 'top', dimensions: ['pair'], topN: 3, filters }, BACKUP);
    const [from, to, share] = ['srcregion', 'dstregion', 'utilisationPercent'].map((name) => column(table!, name));
    expect(`${String(from![0])} ${String(to![0])}`).toBe('ap-shanghai ap-guangzhou');
    const ofPair = delivered(within(BACKUP)).filter((one) => pairOf(one) === 'ap-shanghai ap-guangzhou');
    const mean = (sumOf(ofPair, 'bytes') * 8) / ((BACKUP.to - BACKUP.from) * 60);
    expect(share![0]).toBeCloseTo((mean / 1e9) * 100, 9);
    expect(share!.at(-1)).toBeNull();
  });
});

describe('compared with the day before', () => {
  test('each series has one of the same winner, drawn on the same times', async () => {
    const query = { kind: 'traffic', measures: ['bytes'], topN: 4, compareWith: 'day' };
    const frames = await ask(query, FAILOVER);
    expect(frames.map((frame) => valueOf(frame).labels!.compare)).toEqual([
      ...Array<string>(5).fill('now'),
      ...Array<string>(5).fill('day'),
    ]);
    frames
      .filter((frame) => !keyOf(frame).startsWith('Other'))
      .forEach((frame) => {
        const days = valueOf(frame).labels!.compare === 'now' ? 0 : 1;
        const mine = delivered(within(FAILOVER, days)).filter((one) => pairOf(one) === keyOf(frame));
        column(frame, 'time').forEach((time, index) => {
          const ofMinute = mine.filter(({ minute }) => (minute + days * DAY) * 60_000 === time);
          expect(Number(valueOf(frame).values[index])).toBe(sumOf(ofMinute, 'bytes'));
        });
      });
    const all = (days: number) => sumOf(delivered(within(FAILOVER, days)), 'bytes');
    const total = (list: DecodedFrame[]) =>
      list.flatMap((frame) => [...valueOf(frame).values]).reduce<number>((sum, value) => sum + Number(value), 0);
    expect([total(frames.slice(0, 5)), total(frames.slice(5))]).toEqual([all(0), all(1)]);
  });

  test('for an alert, in numbers', async () => {
    const query = { kind: 'traffic', format: 'number', measures: ['bytes'], filters: backupPair, compareWith: 'day' };
    const context = running.context({ headers: { FromAlert: 'true' } });
    const range = { fromMs: BACKUP.from * 60_000, toMs: BACKUP.to * 60_000 };
    const frames = (await running.frames(query, range, context)).filter(hasData);
    const plain = (days: number) => {
      const ofPair = within(BACKUP, days).filter((one) => pairOf(one) === 'ap-shanghai ap-guangzhou');
      return sumOf(delivered(ofPair), 'bytes');
    };
    expect(frames.map((frame) => [valueOf(frame).labels!.compare, Number(valueOf(frame).values[0])])).toEqual([
      ['now', plain(0)],
      ['day', plain(1)],
    ]);
  });

  test('a week before there is nothing: empty, not 0, and said so', async () => {
    const range = { fromMs: FAILOVER.from * 60_000, toMs: FAILOVER.to * 60_000 };
    const { frames } = await running.answer({ kind: 'top', dimensions: ['pair'], topN: 2, compareWith: 'week' }, range);
    expect(column(frames[0]!, 'before')).toEqual([null, null, null]);
    expect(column(frames[0]!, 'state')).toEqual([null, null, null]);
    expect(JSON.stringify(frames[0]!.meta?.notices)).toContain('1 week before: no topic delivered a record then');
  });
});

describe('who grew, what is new, what vanished', () => {
  const orders = {
    grew: (now: number, before: number) => now - before,
    fell: (now: number, before: number) => before - now,
    new: (now: number, before: number) => (before === 0 ? now : 0),
    gone: (now: number, before: number) => (now === 0 ? before : 0),
  };

  test.each([
    ['grew', 'pair', FAILOVER],
    ['fell', 'pair', FAILOVER],
    ['grew', 'addressPair', TUNNEL],
    ['new', 'addressPair', TUNNEL],
    ['gone', 'addressPair', TUNNEL],
  ] as const)('%s by %s is what a plain count says', async (order, dimension, window) => {
    const query = { kind: 'top', dimensions: [dimension], topN: 6, compareWith: 'day', order };
    const [table] = await ask(query, window);
    const keyOfRecord = dimension === 'pair' ? pairOf : ({ srcaddr, dstaddr }: PlainRecord) => `${srcaddr} ${dstaddr}`;
    const [now, before] = [0, 1].map((days) => bySum(delivered(within(window, days)), keyOfRecord));
    const scored = [...new Set([...now!.keys(), ...before!.keys()])].map((key) => ({
      key,
      score: orders[order](now!.get(key) ?? 0, before!.get(key) ?? 0),
    }));
    const best = scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
    const expected = best.slice(0, 6).map(({ key }) => [key, now!.get(key) ?? 0, before!.get(key) ?? 0]);
    const names = dimension === 'pair' ? ['srcregion', 'dstregion'] : ['srcaddr', 'dstaddr'];
    const [from, to, bytes, was] = [...names, 'bytes', 'before'].map((name) => column(table!, name));
    const rows = from!.map((part, row) => [
      `${String(part)} ${String(to![row])}`,
      Number(bytes![row]),
      Number(was![row]),
    ]);
    expect(rows.slice(0, expected.length)).toEqual(expected);
    const sum = (place: 1 | 2) => rows.reduce((all, row) => all + Number(row[place]), 0);
    expect([sum(1), sum(2)]).toEqual([0, 1].map((days) => sumOf(delivered(within(window, days)), 'bytes')));
  });

  test('the failover moves traffic from one pair to another', async () => {
    const find = async (order: string) => {
      const filters = [{ field: 'srcregion', operator: 'is', values: ['ap-beijing'] }];
      const query = { kind: 'top', dimensions: ['dstregion'], topN: 1, compareWith: 'day', order, filters };
      const [table] = await ask(query, FAILOVER);
      return [column(table!, 'dstregion')[0], column(table!, 'state')[0]];
    };
    expect(await find('grew')).toEqual(['ap-shanghai', 'grew']);
    expect(await find('fell')).toEqual(['ap-guangzhou', 'fell']);
  });

  test('the tunnel is new', async () => {
    const filters = [{ field: 'protocol', operator: 'is', values: ['gre'] }];
    const query = { kind: 'top', dimensions: ['pair'], topN: 3, compareWith: 'day', order: 'new', filters };
    const [table] = await ask(query, TUNNEL);
    const [from, to, state, percent] = ['srcregion', 'dstregion', 'state', 'changePercent'].map(
      (name) => column(table!, name)[0],
    );
    expect([from, to, state, percent]).toEqual(['ap-chengdu', 'ap-hongkong', 'new', null]);
  });
});
