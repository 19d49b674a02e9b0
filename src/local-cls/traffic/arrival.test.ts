import { describe, expect, test } from '@jest/globals';
import { Arrivals, type Delivery, levelAt } from './arrival';
import { createTrafficModel } from './traffic-model';

const MINUTE = 29_542_000;
const model = createTrafficModel({ seed: 3, recordsPerMinute: 2000, limiterEveryHour: false });
const batch = model.minute(MINUTE).batches.get('ap-guangzhou')!;

const arriving = (had: number, level: number, logTime: 'event' | 'arrival' = 'event'): readonly number[] => {
  const arrivals = new Arrivals(logTime, model.delivery);
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
    const arrivals = new Arrivals('event', model.delivery);
    arrivals.add(MINUTE, batch, 5, 6);
    const part = arrivals.batch();
    const end = part.columns[part.keys.indexOf('end')];
    expect(part.timesMs.length).toBeGreaterThan(0);
    expect(end.map((seconds) => Number(seconds) * 1000)).toEqual(part.timesMs);
  });

  test('log time may be the time of arrival', () => {
    const times = arriving(0, 9, 'arrival');
    const endMs = (MINUTE + 1) * 60_000;
    expect(times).toHaveLength(batch.timesMs.length);
    expect(Math.min(...times)).toBe(endMs + 4 * 60_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(endMs + 9 * 60_000);
  });

  test('every record of a region comes twenty minutes later while its collector stands still', () => {
    const evening = Date.UTC(2026, 2, 3, 12, 5) / 60_000;
    const delays = (region: string, minute: number): number[] => {
      const arrivals = new Arrivals('arrival', model.delivery);
      arrivals.add(minute, model.minute(minute).batches.get(region)!, 0, 60);
      return arrivals.batch().timesMs.map((timeMs) => timeMs / 60_000 - minute - 1);
    };
    const [least, most] = [Math.min, Math.max].map((end) => end(...delays('ap-singapore', evening)));
    expect([least, most]).toEqual([24, 29]);
    expect(Math.max(...delays('ap-hongkong', evening))).toBe(9);
    expect(Math.max(...delays('ap-singapore', evening + 15))).toBe(9);
  });

  test.each([MINUTE, Date.UTC(2026, 2, 3, 12, 5) / 60_000])(
    'in steps as the clock goes on, minute %i comes whole and each record once, late ones too',
    (minute) => {
      const { batches } = model.minute(minute);
      const steps = Array.from({ length: 70 }, (_, k) => levelAt(minute, (minute + 1 + k) * 60_000));
      for (const made of batches.values()) {
        const arrivals = new Arrivals('event', { seed: 3, late: true, duplicates: false });
        steps.forEach((level, k) => arrivals.add(minute, made, k === 0 ? 0 : steps[k - 1], level));
        expect([...arrivals.batch().timesMs].sort()).toEqual([...made.timesMs].sort());
      }
    },
  );

  describe('late records and duplicates', () => {
    const rows = Array.from({ length: 5000 }, () => 0);
    const delivered = (delivery: Delivery, minutes: number): number[] => {
      const arrivals = new Arrivals('arrival', delivery);
      for (let minute = 0; minute < minutes; minute++) {
        arrivals.add(minute, { timesMs: rows, keys: ['minute'], columns: [rows.map(() => minute)] }, 0, 60);
      }
      const { timesMs, columns } = arrivals.batch();
      return timesMs.map((timeMs, row) => timeMs / 60_000 - Number(columns[0][row]) - 1);
    };
    const FAULTS = { late: true, duplicates: true };

    test('0.5 % come after ten minutes, 0.05 % after thirty, 0.01 % twice', () => {
      const minutes = 100;
      const total = rows.length * minutes;
      const delays = delivered({ seed: 3, ...FAULTS }, minutes);
      const later = (than: number): number => delays.filter((delay) => delay > than).length / total;
      expect(later(10)).toBeCloseTo(0.005, 3);
      expect(later(30)).toBeCloseTo(0.0005, 4);
      expect(delays.length / total - 1).toBeCloseTo(0.0001, 4);
    });

    test('follow the seed', () => {
      const [once, again, other] = [3, 3, 4].map((seed) => delivered({ seed, ...FAULTS }, 4));
      expect(again).toEqual(once);
      expect(other).not.toEqual(once);
      const [late, others] = [3, 4].map((seed) => delivered({ seed, late: true, duplicates: false }, 20));
      const both = late.filter((delay, row) => delay > 10 && others[row] > 10).length;
      expect(both / late.filter((delay) => delay > 10).length).toBeLessThan(0.05);
    });
  });
});
