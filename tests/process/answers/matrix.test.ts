/** The region matrix against the traffic model's own count: every pair, the limiter's drops, a failover, a silence. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DecodedFrame } from '#plugin-sdk';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { createTrafficModel, type MinuteTruth } from '../../../src/local-cls/traffic/traffic-model';
import { SWITCHES } from '../../switch-set';
import { column, type Range, RunningPlugin } from './running-plugin';

const stretch = (from: string, minutes: number) => ({ from: Date.parse(from) / 60_000, minutes });

/** Of one working day, times of day in Beijing: Frankfurt is silent at 9:20, the failover is at 16:05, the backup at 2:15. */
const STRETCHES = {
  silence: stretch('2026-03-03T01:20:00Z', 12),
  before: stretch('2026-03-03T07:30:00Z', 15),
  failover: stretch('2026-03-03T08:05:00Z', 15),
  dayBefore: stretch('2026-03-02T08:05:00Z', 15),
  backup: stretch('2026-03-03T18:15:00Z', 15),
};
type When = keyof typeof STRETCHES;

let running: RunningPlugin;
const truths = new Map<When, MinuteTruth[]>();

const arrivalOf = (eventMs: number) => Math.ceil(eventMs / 60_000 + 5) * 60_000;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 11, recordsPerMinute: 800, limiterEveryHour: false });
  for (const [when, { from, minutes }] of Object.entries(STRETCHES)) {
    const told: MinuteTruth[] = [];
    for (let minute = from - 1; minute <= from + minutes; minute++) {
      const { batches, truth } = model.minute(minute);
      for (const [region, batch] of batches) {
        const timesMs = batch.timesMs.map((ms) => (SWITCHES.logTime === 'event' ? ms : arrivalOf(ms)));
        await running.cls.store.append(ccnTopicId(region), { ...batch, timesMs });
      }
      told.push(...(minute >= from && minute < from + minutes ? truth : []));
    }
    truths.set(when as When, told);
  }
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 180_000);

afterAll(() => running?.stop());

const rangeOf = (when: When): Range => ({
  fromMs: STRETCHES[when].from * 60_000,
  toMs: (STRETCHES[when].from + STRETCHES[when].minutes) * 60_000,
});

const ask = (query: object, when: When) => running.frames({ kind: 'matrix', ...query }, rangeOf(when));

const pairOf = ({ srcregion, dstregion }: MinuteTruth) => `${srcregion} ${dstregion}`;

/** Bytes of every pair that has any record, by the model. */
function told(when: When, outcome: 'delivered' | 'rejected'): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const minute of truths
    .get(when)!
    .filter(({ delivered, rejected }) => delivered.records + rejected.records > 0)) {
    sums.set(pairOf(minute), (sums.get(pairOf(minute)) ?? 0n) + BigInt(minute[outcome].bytes));
  }
  return sums;
}

const rowsOf = (frame: DecodedFrame, ...names: string[]): unknown[][] => {
  const columns = names.map((name) => column(frame, name));
  return columns[0]!.map((_, row) => columns.map((values) => values[row]));
};

const listed = (frame: DecodedFrame, measure: string) =>
  new Map(
    rowsOf(frame, 'srcregion', 'dstregion', measure).map(([from, to, value]) => [
      `${String(from)} ${String(to)}`,
      value,
    ]),
  );

describe.each(Object.keys(STRETCHES) as When[])('%s', (when) => {
  test('each pair has the bytes that were sent, the biggest first', async () => {
    const [frame] = await ask({ measure: 'bytes', shape: 'list' }, when);
    const cells = listed(frame!, 'bytes');
    const values = [...cells.values()].map((value) => BigInt(value as number));
    expect(new Map([...cells.keys()].map((pair, index) => [pair, values[index]]))).toEqual(told(when, 'delivered'));
    expect(values).toEqual([...values].sort((a, b) => (a < b ? 1 : -1)));
  });
});

test('loss is what the limiter dropped of what was offered, the worst pair first', async () => {
  const [frame] = await ask({ measure: 'lossPercent', shape: 'list' }, 'backup');
  const [delivered, rejected] = [told('backup', 'delivered'), told('backup', 'rejected')];
  const loss = listed(frame!, 'lossPercent');
  expect([...loss.keys()][0]).toBe('ap-shanghai ap-guangzhou');
  for (const [pair, percent] of loss) {
    const dropped = Number(rejected.get(pair));
    expect(percent).toBeCloseTo((100 * dropped) / (dropped + Number(delivered.get(pair))), 9);
  }
});

test('a failover moves what Beijing sends from one cell to the other', async () => {
  const cell = async (when: When, to: string) => {
    const [frame] = await ask({ measure: 'bytes', shape: 'list' }, when);
    return Number(listed(frame!, 'bytes').get(`ap-beijing ${to}`));
  };
  expect(await cell('failover', 'ap-guangzhou')).toBeLessThan(0.6 * (await cell('before', 'ap-guangzhou')));
  expect(await cell('failover', 'ap-shanghai')).toBeGreaterThan(1.2 * (await cell('before', 'ap-shanghai')));
});

test.each(['grew', 'fell'] as const)(
  'compared with the day before, the cells that %s most come first',
  async (order) => {
    const [frame] = await ask({ measure: 'bytes', shape: 'list', compareWith: 'day', order }, 'failover');
    const [now, before] = [told('failover', 'delivered'), told('dayBefore', 'delivered')];
    const sign = order === 'grew' ? 1n : -1n;
    const changed = [...new Set([...now.keys(), ...before.keys()])]
      .map((pair): [string, bigint] => [pair, (now.get(pair) ?? 0n) - (before.get(pair) ?? 0n)])
      .filter(([, change]) => change * sign > 0n)
      .sort(([, a], [, b]) => Number((b - a) * sign));
    const found = [...listed(frame!, 'change')].map(([pair, change]) => [pair, BigInt(change as number)]);
    expect(found.length).toBeGreaterThan(2);
    expect(found).toEqual(changed);
    expect([...listed(frame!, 'before')].map(([pair, value]) => [pair, BigInt(value as number)])).toEqual(
      changed.map(([pair]) => [pair, before.get(pair) ?? 0n]),
    );
  },
);

test('the grid holds the list: rows and columns in one order, 0 where silence is proven, nothing on the diagonal', async () => {
  const [grid] = await ask({ measure: 'bytes' }, 'silence');
  const sent = told('silence', 'delivered');
  const regions = column(grid!, 'srcregion') as string[];
  const heads = grid!.fields.filter(({ labels }) => labels !== undefined && 'dstregion' in labels);
  expect(heads.map(({ name }) => name)).toEqual(regions);
  expect(heads[0]!.config?.displayNameFromDS).toMatch(new RegExp(`^${regions[0]!} \\(.+\\)$`));
  for (const { name, values } of heads) {
    regions.forEach((region, row) => {
      const value = values[row] as number | bigint | null;
      const expected = region === name ? null : (sent.get(`${region} ${name}`) ?? 0n);
      expect([region, name, value === null ? null : BigInt(value)]).toEqual([region, name, expected]);
    });
  }
  expect(sent.has('eu-frankfurt na-siliconvalley')).toBe(false);
});

test('silence has no loss: its cell is empty', async () => {
  const [grid] = await ask({ measure: 'lossPercent' }, 'silence');
  const row = column(grid!, 'srcregion').indexOf('eu-frankfurt');
  expect(column(grid!, 'na-siliconvalley')[row]).toBeNull();
});

test('a pair that is watched keeps its cell without a record', async () => {
  const filters = [{ field: 'pair', operator: 'is', values: ['eu-frankfurt>na-siliconvalley'] }];
  const [frame] = await ask({ measure: 'bytes', shape: 'list', filters }, 'silence');
  expect([...listed(frame!, 'bytes')]).toEqual([['eu-frankfurt na-siliconvalley', 0]]);
});

describe('as a node graph', () => {
  test('both directions of a pair are edges of their own, and nodes have what leaves and enters them', async () => {
    const [nodes, edges] = await ask({ measure: 'bytes', format: 'nodeGraph' }, 'backup');
    const sent = told('backup', 'delivered');
    const ids = column(edges!, 'id') as string[];
    expect(new Set(ids)).toEqual(new Set([...sent.keys()].map((pair) => pair.replace(' ', '|'))));
    expect(ids).toEqual(expect.arrayContaining(['ap-shanghai|ap-guangzhou', 'ap-guangzhou|ap-shanghai']));
    for (const [id, out, into] of rowsOf(nodes!, 'id', 'detail__bytes_out', 'detail__bytes_in')) {
      const sum = (side: 0 | 1) =>
        [...sent].reduce((all, [pair, bytes]) => (pair.split(' ')[side] === id ? all + bytes : all), 0n);
      expect([id, BigInt(out as number), BigInt(into as number)]).toEqual([id, sum(0), sum(1)]);
    }
    const colours = new Map(rowsOf(edges!, 'id', 'color') as [string, string][]);
    expect(colours.get('ap-shanghai|ap-guangzhou')).not.toBe(colours.get('ap-guangzhou|ap-shanghai'));
    expect([nodes!.meta, edges!.meta].map((meta) => meta?.preferredVisualisationType)).toEqual([
      'nodeGraph',
      'nodeGraph',
    ]);
  });

  test('an alert rule is told to choose another format', async () => {
    const context = running.context({ headers: { FromAlert: 'true' } });
    const { error } = await running.answer({ kind: 'matrix', format: 'nodeGraph' }, rangeOf('backup'), context);
    expect(error).toContain('format: alert rules and expressions cannot read a node graph');
  });
});

test('cells of addresses are the biggest pairs, and the rest is told', async () => {
  const query = { row: 'srcaddr', column: 'dstaddr', measure: 'bytes', shape: 'list', cells: 5 };
  const [[matrix], [top]] = await Promise.all([
    ask(query, 'backup'),
    running.frames({ kind: 'top', dimensions: ['addressPair'], topN: 5 }, rangeOf('backup')),
  ]);
  const rows = (frame: DecodedFrame) => rowsOf(frame, 'srcaddr', 'dstaddr', 'bytes').slice(0, 5);
  expect(rows(matrix!)).toEqual(rows(top!));
  expect(column(matrix!, 'bytes')).toHaveLength(5);
  expect(matrix!.meta?.notices?.map(({ text }) => text).join()).toMatch(
    /Cells beyond the 5 .* left out; they hold [\d.]+ %/,
  );
});
