import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Arrivals, levelAt } from './arrival';
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
    const ROWS = 5000;
    const MINUTES = 100;
    const numbers = Array.from({ length: ROWS }, (_, row) => row);
    /** By number of the record: its delay in minutes, and whether it comes twice. */
    function delivered(seed: number): { delays: Map<number, number>; twice: Set<number> } {
      const arrivals = new Arrivals('arrival', { seed, late: true, duplicates: true });
      for (let minute = 0; minute < MINUTES; minute++) {
        const columns = [numbers.map((row) => minute * ROWS + row)];
        arrivals.add(minute, { timesMs: numbers, keys: ['number'], columns }, 0, 60);
      }
      const { timesMs, columns } = arrivals.batch();
      const [delays, twice] = [new Map<number, number>(), new Set<number>()];
      timesMs.forEach((timeMs, place) => {
        const number = Number(columns[0][place]);
        if (delays.has(number)) {
          twice.add(number);
        }
        delays.set(number, timeMs / 60_000 - Math.floor(number / ROWS) - 1);
      });
      return { delays, twice };
    }
    const lateOf = ({ delays }: ReturnType<typeof delivered>, minutes: number): Set<number> =>
      new Set([...delays].filter(([, delay]) => delay > minutes).map(([number]) => number));
    const once = delivered(3);

    test('0.5 % come after ten minutes, 0.05 % after thirty, 0.01 % twice', () => {
      expect(once.delays.size).toBe(ROWS * MINUTES);
      expect(lateOf(once, 10).size / once.delays.size).toBeCloseTo(0.005, 3);
      expect(lateOf(once, 30).size / once.delays.size).toBeCloseTo(0.0005, 4);
      expect(once.twice.size / once.delays.size).toBeCloseTo(0.0001, 4);
    });

    test('are the same for the same seed and others for another', () => {
      const [again, other] = [delivered(3), delivered(4)];
      expect(isDeepStrictEqual(again, once)).toBe(true);
      const shared = (a: Set<number>, b: Set<number>): number => [...a].filter((one) => b.has(one)).length / a.size;
      expect(shared(lateOf(once, 10), lateOf(other, 10))).toBeLessThan(0.05);
      expect(shared(once.twice, other.twice)).toBeLessThan(0.05);
    });
  });
});
