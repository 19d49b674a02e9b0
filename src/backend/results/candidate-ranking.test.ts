import { describe, expect, test } from '@jest/globals';
import { compileQuery, parseQuery, type RankBy, summedKeys } from '#query';
import type { TopPlan } from './ask-volume';
import { chooseCandidates, nameable } from './candidate-ranking';
import { type KeyVolume, NOTHING, type Volume } from './volume';

const planOf = (rankBy: RankBy) =>
  compileQuery(parseQuery({ kind: 'top', rankBy, topN: 2 }), [], {
    fromMs: 0,
    toMs: 600_000,
    intervalMs: 60_000,
  }) as TopPlan;
const plan = planOf('lossPercent');
const CANDIDATES = summedKeys(plan.query);
const named = (keys: object) => Object.keys(keys).filter((key) => key !== '');

function choose(sums: Record<string, [passed: number, lost: number]>) {
  const keys = Object.entries(sums).map(([key, [bytes, rejectedBytes]]): [string, KeyVolume] => [
    key,
    { buckets: new Map(), total: { ...NOTHING, bytes, rejectedBytes, records: 1 }, firstSeconds: 0, lastSeconds: 0 },
  ]);
  const volume: Volume = { keys: new Map(keys), holders: new Map(), rows: keys.length };
  return chooseCandidates(plan, volume, { keys: named(sums), isExact: true, isWhole: named(sums).length < CANDIDATES });
}

describe('a ranking by loss', () => {
  test('the biggest share comes first, not the most bytes', () => {
    expect(choose({ much: [9000, 1000], half: [500, 500], none: [9000, 0], little: [9900, 100] })).toEqual({
      winners: ['half', 'much'],
      isExact: true,
    });
  });

  test('next to no traffic is not ranked', () => {
    expect(choose({ tiny: [0, 1], much: [90_000, 10_000] }).winners).toEqual(['much']);
  });

  test('is not certain where a key beyond the candidates could have lost a bigger share', () => {
    const full = (lost: number) =>
      Object.fromEntries(
        Array.from({ length: CANDIDATES }, (_, index): [string, [number, number]] => [
          `key${index}`,
          [1000, index === 0 || index === 1 ? 1000 : lost],
        ]),
      );
    expect(choose({ ...full(100), '': [1_000_000, 0] }).isExact).toBe(false);
    expect(choose({ ...full(1), '': [1_000_000, 0] }).isExact).toBe(true);
    expect(choose({ ...full(0), '': [1_000_000, 0] }).isExact).toBe(true);
  });
});

/** Bytes of each key in windows of a minute. */
function chooseByPeak(windows: Record<string, readonly number[]>) {
  const keys = Object.entries(windows).map(([key, minutes]): [string, KeyVolume] => {
    const buckets = new Map(minutes.map((bytes, minute) => [minute * 60, { ...NOTHING, bytes, records: 1 }]));
    const bytes = minutes.reduce((sum, one) => sum + one, 0);
    return [key, { buckets, total: { ...NOTHING, bytes, records: 1 }, firstSeconds: 0, lastSeconds: 0 }];
  });
  const volume: Volume = { keys: new Map(keys), holders: new Map(), rows: keys.length };
  return chooseCandidates(planOf('peakBitsPerSecond'), volume, {
    keys: named(windows),
    isExact: true,
    isWhole: named(windows).length < CANDIDATES,
  });
}

describe('a ranking by peak', () => {
  const full = (last: readonly number[]) =>
    Object.fromEntries(
      Array.from({ length: CANDIDATES }, (_, index): [string, readonly number[]] => [
        `key${index}`,
        index < 2 ? [0, 900] : last,
      ]),
    );

  test('the highest window comes first, not the most bytes', () => {
    const chosen = chooseByPeak({ steady: [500, 500, 500], burst: [0, 900, 0], small: [10, 10, 10] });
    expect(chosen).toEqual({ winners: ['burst', 'steady'], isExact: true });
  });

  test('is certain where no other key moved in all what the last one shown moved in one window', () => {
    expect(chooseByPeak({ ...full([400, 400]), '': [5000, 5000] }).winners).toEqual(['key0', 'key1']);
    expect(chooseByPeak({ ...full([400, 400]), '': [5000, 5000] }).isExact).toBe(true);
    expect(chooseByPeak({ ...full([500, 500]), '': [5000, 5000] }).isExact).toBe(false);
  });

  test('is certain where all others together stay below in every window', () => {
    expect(chooseByPeak({ ...full([500, 500]), '': [800, 800] }).isExact).toBe(true);
  });
});

test('as many candidates as a statement has room for, but all that are shown', () => {
  const long = Array.from({ length: 100 }, (_, index) => `${index} `.padEnd(96, 'x'));
  expect(nameable(plan, long)).toEqual(long.slice(0, 40));
  expect(
    nameable(
      plan,
      long.map((key) => key.padEnd(3000, 'x')),
    ),
  ).toHaveLength(2);
});
