import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketRanges, bucketStart, bucketStarts, chooseBuckets, earlierBuckets } from './time-buckets';

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

  test.each([
    ['Europe/Berlin', '2026-03-27T12:00:00Z', '2026-03-31T12:00:00Z', [24, 24, 23, 24, 24]],
    ['Europe/Berlin', '2026-10-23T12:00:00Z', '2026-10-27T12:00:00Z', [24, 24, 25, 24, 24]],
    ['America/New_York', '2026-03-07T12:00:00Z', '2026-03-09T12:00:00Z', [24, 23, 24]],
    ['America/New_York', '2026-10-31T12:00:00Z', '2026-11-02T12:00:00Z', [24, 25, 24]],
    // The clock skips midnight itself there.
    ['America/Havana', '2026-03-07T12:00:00Z', '2026-03-09T12:00:00Z', [24, 23, 24]],
    ['Asia/Shanghai', '2026-03-27T12:00:00Z', '2026-03-29T12:00:00Z', [24, 24, 24]],
  ])('of days in %s from %s last until midnight when the clock is changed', (timeZone, from, to, hours) => {
    const days = { wishSeconds: 86_400, windowSeconds: 60, maxBuckets: 1000, timeZone };
    const ranges = bucketRanges(chooseBuckets({ ...days, fromMs: at(from), toMs: at(to) }));
    expect(ranges.map(({ fromSeconds, toSeconds }) => (toSeconds - fromSeconds) / 3600)).toEqual(hours);
  });

  test('of hours go on through the hour that the clock shows twice', () => {
    const hours = { wishSeconds: 3600, windowSeconds: 60, maxBuckets: 1000, timeZone: 'Europe/Berlin' };
    const range = { fromMs: at('2026-10-25T00:00:00Z'), toMs: at('2026-10-25T03:00:00Z') };
    expect(chooseBuckets({ ...hours, ...range })).not.toHaveProperty('clockChanges');
  });

  test('follow the clock of the zone: each begins where a step of the clock does, and holds what it says', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    fc.assert(
      fc.property(
        fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2026-12-01T00:00:00Z') }),
        fc.integer({ min: 1, max: 60 * 86_400_000 }),
        fc.constantFrom(3600, 7200, 3 * 3600, 6 * 3600, 12 * 3600, 86_400),
        fc.constantFrom(...zones),
        fc.nat(),
        (fromMs, lengthMs, wishSeconds, timeZone, any) => {
          const wish = { fromMs, toMs: fromMs + lengthMs, windowSeconds: 300, maxBuckets: 10_000, timeZone };
          const buckets = chooseBuckets({ ...wish, wishSeconds });
          const ranges = bucketRanges(buckets);
          expect(ranges.slice(1).every((range, index) => range.fromSeconds === ranges[index]!.toSeconds)).toBe(true);
          expect(ranges.at(-1)!.toSeconds).toBe(buckets.toSeconds);
          const { fromSeconds, toSeconds } = ranges[any % ranges.length]!;
          const seconds = fromSeconds + (any % (toSeconds - fromSeconds));
          expect(bucketStart(buckets, seconds)).toBe(fromSeconds);
          const step = (moment: number) => Math.floor(clockSeconds(timeZone, moment) / buckets.width);
          expect(step(seconds)).toBe(step(fromSeconds));
          expect(step(fromSeconds - 1)).not.toBe(step(fromSeconds));
        },
      ),
      { seed: 2026, numRuns: 200 },
    );
  });

  test('of an earlier time are as long, one by one', () => {
    const wish = { wishSeconds: 86_400, windowSeconds: 60, maxBuckets: 1000, timeZone: 'Europe/Berlin' };
    const range = { fromMs: at('2026-03-27T12:00:00Z'), toMs: at('2026-03-31T12:00:00Z') };
    const buckets = chooseBuckets({ ...wish, ...range });
    const week = 7 * 86_400;
    expect(bucketStarts(earlierBuckets(buckets, week))).toEqual(bucketStarts(buckets).map((start) => start - week));
  });
});

/** What the clock of a zone shows, as seconds since its own 1970. */
function clockSeconds(timeZone: string, seconds: number): number {
  const shown = new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone });
  return Date.parse(`${shown.replace(' ', 'T')}Z`) / 1000;
}
