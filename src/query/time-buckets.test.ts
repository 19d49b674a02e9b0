import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketStarts, chooseBuckets } from './time-buckets';

const at = (iso: string) => Date.parse(iso);

describe('buckets', () => {
  test('are never narrower than the capture window', () =>
    expect(
      chooseBuckets({
        fromMs: at('2026-01-01T00:01:30Z'),
        toMs: at('2026-01-01T00:13:00Z'),
        wishSeconds: 10,
        windowSeconds: 300,
        maxBuckets: 1000,
      }),
    ).toMatchObject({
      width: 300,
      fromSeconds: at('2026-01-01T00:00:00Z') / 1000,
      toSeconds: at('2026-01-01T00:15:00Z') / 1000,
    }));

  test('of a day begin at midnight of the dashboard, whichever its zone', () => {
    const { fromSeconds, width } = chooseBuckets({
      fromMs: at('2026-01-05T03:00:00Z'),
      toMs: at('2026-01-09T00:00:00Z'),
      wishSeconds: 86400,
      windowSeconds: 60,
      maxBuckets: 1000,
      timeZone: 'Asia/Shanghai',
    });
    expect(new Date(fromSeconds * 1000).toISOString()).toBe('2026-01-04T16:00:00.000Z');
    expect(width).toBe(86400);
  });

  test('of a minute ignore the zone', () =>
    expect(
      chooseBuckets({
        fromMs: 0,
        toMs: 3_600_000,
        wishSeconds: 1,
        windowSeconds: 60,
        maxBuckets: 1000,
        timeZone: 'Asia/Kolkata',
      }),
    ).toMatchObject({ offset: 0, fromSeconds: 0, toSeconds: 3600 }));

  test('cover the range, are as few as allowed and as wide as wished', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'America/St_Johns', undefined);
    fc.assert(
      fc.property(
        fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 }),
        fc.integer({ min: 1, max: 40 * 86_400_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom(60, 300),
        fc.integer({ min: 20, max: 10_000 }),
        zones,
        (fromMs, lengthMs, wishSeconds, windowSeconds, maxBuckets, timeZone) => {
          const wish = { fromMs, toMs: fromMs + lengthMs, wishSeconds, windowSeconds, maxBuckets, timeZone };
          const buckets = chooseBuckets(wish);
          const starts = bucketStarts(buckets);
          expect(starts[0]! * 1000).toBeLessThanOrEqual(fromMs);
          expect(buckets.toSeconds * 1000).toBeGreaterThanOrEqual(wish.toMs);
          expect(buckets.toSeconds - buckets.width).toBeLessThan(wish.toMs / 1000);
          expect(starts.length).toBeLessThanOrEqual(maxBuckets + 1);
          expect(buckets.width % windowSeconds).toBe(0);
          expect(buckets.width).toBeGreaterThanOrEqual(wishSeconds);
        },
      ),
      { seed: 2026, numRuns: 500 },
    );
  });
});
