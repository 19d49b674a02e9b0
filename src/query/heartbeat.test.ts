import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Beat, Heartbeat } from './heartbeat';

const source = { region: 'ap-shanghai', topic: 't', format: 'ccn' as const };
const beat = (observer: string, startSeconds: number, over: Partial<Beat> = {}): Beat => ({
  observer,
  startSeconds,
  ccn: 'ccn-1',
  status: 'OK',
  records: 1,
  ...over,
});
const of = (...beats: Beat[]) => new Heartbeat(60, [{ source, beats }]);
const hour = { fromSeconds: 0, toSeconds: 3600 };

test('an observer delivered in a range that holds part of a step with any record of it', () => {
  const heartbeat = of(beat('a', 120, { status: 'NODATA' }));
  expect(heartbeat.delivered('a', { fromSeconds: 150, toSeconds: 151 })).toBe(true);
  expect(heartbeat.delivered('a', { fromSeconds: 180, toSeconds: 3600 })).toBe(false);
  expect(heartbeat.delivered('b', hour)).toBe(false);
  expect(heartbeat.topicDelivered(source, hour)).toBe(true);
  expect(heartbeat.topicDelivered({ ...source, topic: 'other' }, hour)).toBe(false);
});

test('records of a status are counted by the steps that begin within the range', () => {
  const heartbeat = of(beat('a', 0, { status: 'SKIPDATA', records: 3 }), beat('a', 60, { status: 'SKIPDATA' }));
  expect(heartbeat.recordsOf('SKIPDATA', { fromSeconds: 0, toSeconds: 60 })).toBe(3);
  expect(heartbeat.recordsOf('SKIPDATA', hour)).toBe(4);
  expect(heartbeat.recordsOf('OK', hour)).toBe(0);
});

describe('absences', () => {
  const steps = fc.uniqueArray(fc.nat(99), { maxLength: 100 });

  test('are all steps without a record, and never one with a record, however few stretches they fill', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 200 }), (delivered, most) => {
        const heartbeat = of(...delivered.map((step) => beat('a', step * 60)));
        const range = { fromSeconds: 0, toSeconds: 6000 };
        const spans = heartbeat.absences(range, most).get('a') ?? [];
        const isAbsent = (second: number) => spans.some((one) => second >= one.fromSeconds && second < one.toSeconds);
        expect(delivered.every((step) => !isAbsent(step * 60))).toBe(true);
        const exact = heartbeat.absences(range, Infinity).get('a') ?? [];
        if (exact.length <= most && delivered.length > 0) {
          expect(Array.from({ length: 100 }, (_, step) => step).filter((step) => !isAbsent(step * 60))).toEqual(
            [...delivered].sort((x, y) => x - y),
          );
        }
      }),
      { seed: 2026, numRuns: 500 },
    );
  });

  test('stay within the limit by taking steps together', () => {
    const heartbeat = of(...Array.from({ length: 50 }, (_, step) => beat('a', step * 120)));
    expect(heartbeat.absences({ fromSeconds: 0, toSeconds: 6000 }, 32).get('a')).toEqual([]);
  });
});
