import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { halve, slicesOf } from './slices';
import { bucketStart, bucketStarts, chooseBuckets } from './time-buckets';

const DAY = 86_400;
const ranges = fc
  .record({ first: fc.nat(1000), count: fc.integer({ min: 1, max: 5000 }), width: fc.constantFrom(60, 300, 3600, DAY) })
  .map(({ first, count, width }) => ({
    width,
    range: { fromSeconds: first * width, toSeconds: (first + count) * width },
  }));

test('slices are whole buckets that cover the range once, newest first, at most twelve', () => {
  fc.assert(
    fc.property(ranges, (question) => {
      const slices = slicesOf(question);
      expect(slices.length).toBeLessThanOrEqual(12);
      expect(slices[0]!.toSeconds).toBe(question.range.toSeconds);
      expect(slices.at(-1)!.fromSeconds).toBe(question.range.fromSeconds);
      slices.slice(1).forEach((slice, index) => expect(slice.toSeconds).toBe(slices[index]!.fromSeconds));
      expect(slices.every(({ fromSeconds }) => fromSeconds % question.width === 0)).toBe(true);
    }),
    { seed: 2026, numRuns: 500 },
  );
});

test('halves are whole buckets and cover the piece; a single bucket has none', () => {
  fc.assert(
    fc.property(ranges, ({ range, width }) => {
      const halves = halve(range, { width });
      if (range.toSeconds - range.fromSeconds === width) {
        expect(halves).toBeUndefined();
        return;
      }
      const [newer, older] = halves!;
      expect([older.fromSeconds, older.toSeconds, newer.toSeconds]).toEqual([
        range.fromSeconds,
        newer.fromSeconds,
        range.toSeconds,
      ]);
      expect((newer.fromSeconds - range.fromSeconds) % width).toBe(0);
      expect(newer.fromSeconds).toBeGreaterThan(range.fromSeconds);
    }),
    { seed: 2026, numRuns: 500 },
  );
});

test('a day is asked in one piece, a week in days, a quarter in twelve', () => {
  const count = (days: number) => slicesOf({ range: { fromSeconds: 0, toSeconds: days * DAY }, width: 3600 }).length;
  expect([1, 7, 90].map(count)).toEqual([1, 7, 12]);
});

test('slices and halves end on borders of days of 23 and 25 hours', () => {
  const wish = { wishSeconds: DAY, windowSeconds: 60, maxBuckets: 1000, timeZone: 'Europe/Berlin' };
  const range = { fromMs: Date.parse('2026-03-01T12:00:00Z'), toMs: Date.parse('2026-11-30T12:00:00Z') };
  const buckets = chooseBuckets({ ...wish, ...range });
  const question = { range: buckets, width: DAY, borderAt: (seconds: number) => bucketStart(buckets, seconds) };
  const borders = new Set([...bucketStarts(buckets), buckets.toSeconds]);
  const pieces = slicesOf(question);
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    expect(borders.has(piece.fromSeconds) && borders.has(piece.toSeconds)).toBe(true);
    const halves = halve(piece, question);
    expect(halves === undefined).toBe(bucketStarts({ ...buckets, ...piece }).length === 1);
    pieces.push(...(halves ?? []));
  }
});
