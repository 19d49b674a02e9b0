import { describe, expect, test } from '@jest/globals';
import { Arrivals, LAST_LEVEL, levelAt } from './arrival';
import { createTrafficModel } from './traffic-model';

const MINUTE = 29_542_000;
const batch = createTrafficModel({ seed: 3, recordsPerMinute: 2000, limiterEveryHour: false })
  .minute(MINUTE)
  .batches.get('ap-guangzhou')!;

const arriving = (had: number, level: number, logTime: 'event' | 'arrival' = 'event'): readonly number[] => {
  const arrivals = new Arrivals(logTime);
  arrivals.add(MINUTE, batch, had, level);
  return arrivals.batch().timesMs;
};

describe('levelAt', () => {
  test('nothing has arrived before four minutes after the window; late records may come up to 35 minutes after', () => {
    const endMs = (MINUTE + 1) * 60_000;
    const after = (minutes: number): number => levelAt(MINUTE, endMs + minutes * 60_000);
    expect([-1, 0, 3.99, 4, 5.5, 9, 11, 19, 34, 600].map(after)).toEqual([0, 0, 0, 4, 5, 9, 9, 12, 20, 35]);
  });
});

describe('Arrivals', () => {
  test('the parts of a minute together are the minute, each record once', () => {
    const parts = [4, 5, 6, 7, 8, 9].flatMap((level) => [...arriving(level - 1, level)]);
    expect(parts.sort()).toEqual([...batch.timesMs].sort());
  });

  test('about half has arrived after five minutes', () => {
    const share = arriving(0, 5).length / batch.timesMs.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  test('values keep to their record', () => {
    const arrivals = new Arrivals('event');
    arrivals.add(MINUTE, batch, 5, 6);
    const part = arrivals.batch();
    const end = part.columns[part.keys.indexOf('end')];
    expect(part.timesMs.length).toBeGreaterThan(0);
    expect(end.map((seconds) => Number(seconds) * 1000)).toEqual(part.timesMs);
  });

  test('log time may be the time of arrival', () => {
    const times = arriving(0, LAST_LEVEL, 'arrival');
    const endMs = (MINUTE + 1) * 60_000;
    expect(times).toHaveLength(batch.timesMs.length);
    expect(Math.min(...times)).toBe(endMs + 4 * 60_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(endMs + 9 * 60_000);
  });
});
