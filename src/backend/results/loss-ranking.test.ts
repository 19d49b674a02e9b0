import { describe, expect, test } from '@jest/globals';
import { compileQuery, parseQuery } from '#query';
import type { TopPlan } from './ask-volume';
import { chooseByLoss, lossCandidates } from './loss-ranking';
import { type KeyVolume, NOTHING, type Volume } from './volume';

const query = parseQuery({ kind: 'top', rankBy: 'lossPercent', topN: 2 });
const plan = compileQuery(query, [], { fromMs: 0, toMs: 600_000, intervalMs: 60_000 }) as TopPlan;

function choose(sums: Record<string, [passed: number, lost: number]>) {
  const keys = Object.entries(sums).map(([key, [bytes, rejectedBytes]]): [string, KeyVolume] => [
    key,
    { buckets: new Map(), total: { ...NOTHING, bytes, rejectedBytes, records: 1 }, firstSeconds: 0, lastSeconds: 0 },
  ]);
  const volume: Volume = { keys: new Map(keys), holders: new Map(), rows: keys.length };
  return chooseByLoss(plan, volume, { keys: Object.keys(sums).filter((key) => key !== ''), isExact: true });
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
        Array.from({ length: lossCandidates(plan) }, (_, index): [string, [number, number]] => [
          `key${index}`,
          [1000, index === 0 || index === 1 ? 1000 : lost],
        ]),
      );
    expect(choose({ ...full(100), '': [1_000_000, 0] }).isExact).toBe(false);
    expect(choose({ ...full(1), '': [1_000_000, 0] }).isExact).toBe(true);
    expect(choose({ ...full(0), '': [1_000_000, 0] }).isExact).toBe(true);
  });
});
