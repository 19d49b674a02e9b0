/**
 * Whether flow logs can be trusted, asked of the built executable while a collector stands still: what had arrived by
 * 20:24 of the outage, a pair that says NODATA, a burst of SKIPDATA.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId, eniTopicId, importTopicId } from '../../../src/local-cls/demo-topics';
import type { LogBatch } from '../../../src/local-cls/store/log-batch';
import { Arrivals, levelAt } from '../../../src/local-cls/traffic/arrival';
import { batchRows } from '../../../src/local-cls/traffic/batch-rows';
import { ENI_RECORDING, ENI_REGION } from '../../../src/local-cls/traffic/demo-recordings';
import { OUTAGE_REGION } from '../../../src/local-cls/traffic/incidents/outage';
import { SILENT_PAIR } from '../../../src/local-cls/traffic/incidents/silence';
import { ONE_SIDED_REGION } from '../../../src/local-cls/traffic/regions';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { column, RunningPlugin } from './running-plugin';
import { SWITCHES } from '../../switch-set';

const minuteAt = (utc8: string) => Date.parse(`2026-03-03T${utc8}:00+08:00`) / 60_000;
const rangeOf = (from: string, to: string) => ({ fromMs: minuteAt(from) * 60_000, toMs: minuteAt(to) * 60_000 });
const NOW = minuteAt('20:24');
const BURST = { from: minuteAt('21:20'), to: minuteAt('21:50') };

let running: RunningPlugin;
let sources: { region: string; topic: string }[];
let lostRows: Record<string, unknown>[];

const model = createTrafficModel({ seed: 7, recordsPerMinute: 500, limiterEveryHour: false });

beforeAll(async () => {
  running = await RunningPlugin.start();
  sources = model.regions.map((region) => ({ region, topic: ccnTopicId(region) }));
  const store = (topic: string, batch: LogBatch) => running.cls.store.append(topic, batch);
  const arrivals = new Map(model.regions.map((region) => [region, new Arrivals(SWITCHES.logTime, model.delivery)]));
  for (const minute of [...minutes('09:10', '09:25'), ...minutes('19:50', '20:24')]) {
    for (const [region, batch] of model.minute(minute).batches) {
      arrivals.get(region)!.add(minute, batch, 0, levelAt(minute, NOW * 60_000));
    }
  }
  for (const [region, arrived] of arrivals) {
    await store(ccnTopicId(region), arrived.batch());
  }
  const ofInterfaces = model.recordsOf(ENI_RECORDING, BURST.from, BURST.to);
  lostRows = batchRows(ofInterfaces).filter((row) => row['log-status'] === 'SKIPDATA');
  await store(eniTopicId(ENI_REGION), ofInterfaces);
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

function minutes(from: string, to: string): number[] {
  return Array.from({ length: minuteAt(to) - minuteAt(from) }, (_, index) => minuteAt(from) + index);
}

type Row = Record<string, unknown>;

const rowsOf = (frame: DecodedFrame): Row[] =>
  Array.from({ length: frame.fields[0]?.values.length ?? 0 }, (_, row) =>
    Object.fromEntries(frame.fields.map(({ name }) => [name, column(frame, name)[row]])),
  );

const ask = (query: object, range: { fromMs: number; toMs: number }) =>
  running.frames({ kind: 'quality', sources, ...query }, range);

async function askRows(query: object, range: { fromMs: number; toMs: number }): Promise<Row[]> {
  const [frame] = await ask(query, range);
  return rowsOf(frame!);
}

const noticesOf = ([frame]: DecodedFrame[]): string => (frame?.meta?.notices ?? []).map(({ text }) => text).join(' | ');

describe('freshness during the outage', () => {
  const lastMinute = rangeOf('20:23', '20:24');

  test('the silent observer comes first, with its age, however short the range', async () => {
    const [worst, ...rest] = await askRows({ view: 'freshness' }, lastMinute);
    expect(worst).toMatchObject({
      observer: OUTAGE_REGION,
      code: 'silent',
      newest: Date.parse('2026-03-03T11:59:59Z'),
    });
    expect(worst!.age).toBe(24 * 60 + 1);
    expect(worst!.completeUntil).toBe(worst!.newest);
    expect(rest).toHaveLength(model.regions.length - 1);
    expect(rest.map(({ code }) => code)).toEqual(rest.map(() => 'fresh'));
  });

  test('its first row says until when the data is complete, in the language and zone of the reader', async () => {
    const reader = { view: 'freshness', timeZone: 'Asia/Shanghai' };
    const [english] = await askRows(reader, lastMinute);
    expect(english!.summary).toBe(
      'Complete until Mar 3, 2026, 7:59 PM UTC+8 only: ap-singapore has delivered nothing since, for 24 min.',
    );
    const [chinese] = await askRows({ ...reader, locale: 'zh-Hans' }, lastMinute);
    expect(chinese!.summary).toMatch(/2026.*19:59.*ap-singapore.*24 min/);
  });

  test('as numbers every observer has an age, and labels of its own', async () => {
    const frames = await ask({ view: 'freshness', format: 'number' }, lastMinute);
    const labels = frames.map(({ fields }) => JSON.stringify(fields[0]!.labels));
    expect(new Set(labels).size).toBe(model.regions.length);
    expect(frames[0]!.fields[0]!.labels).toEqual({
      observer: OUTAGE_REGION,
      region: OUTAGE_REGION,
      topic: ccnTopicId(OUTAGE_REGION),
    });
    frames.forEach((frame) => expect(column(frame, 'age')[0]).toBeGreaterThanOrEqual(0));
  });

  test('a topic that has never had a record has a row all the same', async () => {
    const silent = [{ region: 'ap-guangzhou', topic: importTopicId('ccn') }];
    const [row, ...rest] = await askRows({ view: 'freshness', sources: silent }, lastMinute);
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ observer: 'ap-guangzhou', newest: null, code: 'silent' });
    expect(row!.age).toBeGreaterThanOrEqual(86_400);
    expect(row!.summary).toMatch(/no record in the last/);
  });

  test('an observer that fell silent long before the range has its age, also beyond what is looked back to', async () => {
    const numbers = async (at: number) => {
      const range = { fromMs: at - 60_000, toMs: at };
      const frames = await ask({ view: 'freshness', format: 'number' }, range);
      const ages = frames.map(({ fields: [field] }) => [field!.labels!.observer, Number(field!.values[0])] as const);
      return new Map(ages);
    };
    const silentMs = Date.parse('2026-03-03T11:59:59Z');
    const sameDay = await numbers(silentMs + 10 * 3_600_000);
    expect(sameDay.get(OUTAGE_REGION)).toBe(10 * 3600);
    const daysLater = await numbers(silentMs + 3 * 86_400_000);
    expect([...daysLater.keys()].sort()).toEqual([...model.regions].sort());
    expect(daysLater.get(OUTAGE_REGION)).toBeGreaterThanOrEqual(86_400);
  });

  test('a pair that filters name is there without any record', async () => {
    const filters = [{ field: 'pair', operator: 'is', values: ['ap-tokyo>ap-seoul'] }];
    const rows = await askRows({ view: 'freshness', each: 'pair', filters }, lastMinute);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ srcregion: 'ap-tokyo', dstregion: 'ap-seoul', newest: null });
  });

  test('interfaces are told apart, and their topic as a whole', async () => {
    const eni = { log: 'eni', view: 'freshness', sources: [{ region: ENI_REGION, topic: eniTopicId(ENI_REGION) }] };
    const range = rangeOf('21:49', '21:50');
    expect(await askRows(eni, range)).toHaveLength(ENI_RECORDING.interfaces.length);
    expect(await askRows({ ...eni, each: 'topic' }, range)).toHaveLength(1);
  });
});

describe('status over time', () => {
  const statesOf = (frames: DecodedFrame[], label: string, value: string) =>
    column(
      frames.find(({ fields }) => fields[1]!.labels![label] === value)!,
      'state',
    );

  test('the outage is missing, worst first; others are OK', async () => {
    const frames = await ask({ view: 'status', bucketSeconds: 60 }, rangeOf('19:55', '20:10'));
    expect(frames[0]!.fields[1]!.labels!.observer).toBe(OUTAGE_REGION);
    expect(column(frames[0]!, 'state')).toEqual([0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
    expect(statesOf(frames, 'observer', 'ap-guangzhou')).toEqual(Array.from({ length: 15 }, () => 0));
  });

  test('who is silent all the time has a row', async () => {
    const frames = await ask({ view: 'status', bucketSeconds: 60 }, rangeOf('20:05', '20:10'));
    expect(statesOf(frames, 'observer', OUTAGE_REGION)).toEqual([4, 4, 4, 4, 4]);
  });

  test('a silent pair says NODATA', async () => {
    const { source, destination } = SILENT_PAIR;
    const filters = [{ field: 'pair', operator: 'is', values: [`${source}>${destination}`] }];
    const frames = await ask({ view: 'status', each: 'pair', filters, bucketSeconds: 300 }, rangeOf('09:10', '09:25'));
    expect(frames).toHaveLength(1);
    expect(column(frames[0]!, 'state')).toEqual([0, 1, 1]);
    const rows = await askRows(
      { view: 'status', format: 'table', each: 'pair', filters, bucketSeconds: 300 },
      rangeOf('09:10', '09:25'),
    );
    expect(rows.map(({ status }) => status)).toEqual(['OK', 'NODATA', 'NODATA']);
  });
});

describe('losses', () => {
  const eni = { log: 'eni', view: 'losses', bucketSeconds: 300 };
  const range = { fromMs: BURST.from * 60_000, toMs: BURST.to * 60_000 };

  test('each interface has as many windows marked SKIPDATA as it reported', async () => {
    const rows = await askRows({ ...eni, sources: undefined }, range);
    const told = new Map<unknown, number>();
    lostRows.forEach((row) => told.set(row['interface-id'], (told.get(row['interface-id']) ?? 0) + 1));
    const found = rows.filter(({ skipData }) => Number(skipData) > 0);
    expect(told.size).toBeGreaterThan(0);
    expect(new Map(found.map((row) => [row.interface, Number(row.skipData)]))).toEqual(told);
  });

  test('as a number its share of rows, and 0 for who lost nothing', async () => {
    const frames = await ask({ ...eni, sources: undefined, format: 'number' }, range);
    const shares = frames.map((frame) => Number(column(frame, 'lost')[0]));
    expect(Math.max(...shares)).toBeGreaterThan(0);
    expect(Math.min(...shares)).toBe(0);
  });
});

describe('coverage', () => {
  const before = rangeOf('19:50', '20:00');

  test('pairs towards the region that records only what leaves it are one-sided', async () => {
    const frames = await ask({ view: 'coverage' }, before);
    const rows = rowsOf(frames[0]!);
    const oneSided = rows.filter(({ code }) => code !== 'both');
    expect(oneSided.length).toBeGreaterThan(0);
    expect(oneSided.map(({ code, dstregion }) => [code, dstregion])).toEqual(
      oneSided.map(() => ['sourceOnly', ONE_SIDED_REGION]),
    );
    expect(noticesOf(frames)).toMatch(/Recorded at one end only: .* > na-siliconvalley \(/);
  });

  test('no REJECT is 0 where the flow log collects them', async () => {
    const frankfurt = sources.filter(({ region }) => region === 'eu-frankfurt');
    const frames = await ask({ view: 'coverage', sources: frankfurt }, before);
    expect(new Set(column(frames[0]!, 'rejected').map(String))).toEqual(new Set(['0']));
    expect(noticesOf(frames)).not.toMatch(/REJECT/);
  });

  test('every interface is seen', async () => {
    const rows = await askRows({ log: 'eni', view: 'coverage', sources: undefined }, rangeOf('21:20', '21:50'));
    expect(rows.map((row) => row.interface).sort()).toEqual([...ENI_RECORDING.interfaces].sort());
  });
});

test('volume: records a day, their measured length, an estimated cost and how long they are kept', async () => {
  const frames = await ask({ view: 'volume' }, rangeOf('19:50', '20:00'));
  const [row] = rowsOf(frames[0]!);
  const { timesMs } = model.minute(minuteAt('19:55')).batches.get(row!.region as string)!;
  expect(Number(row!.recordsPerDay) / (timesMs.length * 1440)).toBeCloseTo(1, 0);
  expect(row!.recordLength).toBeGreaterThan(100);
  expect(row!.lengthFrom).toBe('measured on the newest records');
  expect(row!.costPerDay).toBeGreaterThan(0);
  expect(row!.keptDays).toBe(1);
  expect(noticesOf(frames)).toContain('an estimate, not the bill');
});

test('retention as numbers: how far records reach back, and how that stands against the period of the topic', async () => {
  const [source] = sources;
  const query = { view: 'volume', format: 'number', sources: [source] };
  const frames = await ask(query, rangeOf('19:50', '20:00'));
  const numbers = new Map(frames.map(({ fields: [field] }) => [field!.labels!.measure, Number(field!.values[0])]));
  const oldestMs = minuteAt('09:10') * 60_000;
  expect(numbers.get('reachDays')).toBeCloseTo((Date.now() - oldestMs) / 86_400_000, 1);
  expect(numbers.get('keptDays')).toBe(1);
  expect(numbers.get('daysLeft')).toBeCloseTo(1 - numbers.get('reachDays')!, 6);
  expect(new Set(frames.map(({ fields }) => JSON.stringify(fields[0]!.labels))).size).toBe(frames.length);
});

test('delay: percentiles where records are stamped with their arrival, else why there are none', async () => {
  const frames = await ask({ view: 'delay', bucketSeconds: 300 }, rangeOf('19:50', '20:00'));
  if (SWITCHES.logTime === 'event') {
    expect(noticesOf(frames)).toMatch(/stamps records with their own time/);
    return;
  }
  const middle = frames.find(({ fields }) => fields[1]!.labels!.percentile === 'p50')!;
  column(middle, 'delay').forEach((delay) => {
    expect(delay).toBeGreaterThan(240);
    expect(delay).toBeLessThan(480);
  });
});

test('a filter that would make everybody look silent is refused with its place', async () => {
  const filters = [{ field: 'dstport', operator: 'is', values: ['443'] }];
  const { error } = await running.answer({ kind: 'quality', filters }, rangeOf('20:00', '20:10'));
  expect(error).toMatch(/^filters\[0\]: rows that say that there was nothing have no dstport/);
});
