import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseChanged, findCandidates, type ChangeOrder } from './growth';
import type { RankedSums } from './ranking';

/** The biggest of some sums, as a list cut at `limit` tells them. */
function ranked(sums: Record<string, number>, limit: number): RankedSums {
  const rows = Object.entries(sums).sort((a, b) => b[1] - a[1]);
  const known = new Map(rows.slice(0, limit));
  const least = rows.length >= limit ? (rows[limit - 1]?.[1] ?? 0) : 0;
  return { known, holders: new Map(), hidden: (key) => (known.has(key) ? 0 : least) };
}

const plainly: Record<ChangeOrder, (now: number, before: number) => number> = {
  grew: (now, before) => now - before,
  fell: (now, before) => before - now,
  new: (now, before) => (before === 0 ? now : 0),
  gone: (now, before) => (now === 0 ? before : 0),
};

describe('who changed', () => {
  const sums = fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 1, max: 40 }));
  const order = fc.constantFrom<ChangeOrder>('grew', 'fell', 'new', 'gone');

  test.each([2, 4, 100])('is what a plain count says, or called inexact, with lists cut at %i', (limit) => {
    let exact = 0;
    fc.assert(
      fc.property(sums, sums, order, fc.integer({ min: 1, max: 4 }), (now, before, by, topN) => {
        const value = (key: string) => [now[key] ?? 0, before[key] ?? 0] as const;
        const candidates = findCandidates(by, topN, [ranked(now, limit), ranked(before, limit)], () => true);
        const { winners, isExact } = chooseChanged(by, topN, candidates, value);
        const score = (key: string) => plainly[by](...value(key));
        const best = [...'abcdefghij'].map(score).filter((one) => one > 0);
        if (isExact) {
          exact += 1;
          expect(winners.map(score)).toEqual(best.sort((a, b) => b - a).slice(0, topN));
        }
      }),
      { seed: 2026, numRuns: 1000 },
    );
    expect(exact).toBeGreaterThan(limit === 100 ? 999 : 100);
  });

  test('a key of which one time tells nothing is no answer', () => {
    const candidates = findCandidates('new', 3, [ranked({ a: 5, b: 4 }, 9), ranked({}, 9)], (key) => key !== 'a');
    expect(candidates.keys).toEqual(['b']);
    expect(chooseChanged('new', 3, candidates, () => [4, null]).winners).toEqual([]);
  });

  test('sums beyond 2^53 are told apart', () => {
    const big = 2n ** 60n;
    const candidates = { keys: ['a', 'b'], bestOfRest: 0 };
    const values = (key: string) => [key === 'a' ? big + 1n : big + 2n, big] as const;
    expect(chooseChanged('grew', 2, candidates, values).winners).toEqual(['b', 'a']);
  });
});
