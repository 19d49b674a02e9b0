import { describe, expect, test } from '@jest/globals';
import type { LogFormat } from '#flowlog';
import { type MeasuredDelay, readDelay } from './compile-delay';

describe('how much later CLS is asked for', () => {
  test.each<[string, LogFormat, MeasuredDelay | undefined, ReturnType<typeof readDelay>]>([
    [
      'records stamped with the event: the documented delay',
      'ccn',
      { middle: 2, late: 40, records: 5000 },
      { settle: 600, late: 600 },
    ],
    [
      'stamped on arrival: settled when the slowest are there',
      'ccn',
      { middle: 300, late: 1511, records: 5000 },
      { settle: 1560, late: 3600 },
    ],
    [
      'too few to tell the slowest, enough to tell the stamp',
      'eni',
      { middle: 300, late: 2000, records: 20 },
      { settle: 1200, late: 3600 },
    ],
    ['a clock hours off', 'ccn', { middle: 30_000, late: 40_000, records: 5000 }, { settle: 3600, late: 3600 }],
    [
      'no record at all: whichever stamp it may be',
      'ccn',
      { middle: 0, late: 0, records: 0 },
      { settle: 600, late: 3600 },
    ],
    ['a topic that cannot be measured', 'eni', undefined, { settle: 1200, late: 3600 }],
  ])('%s', (_what, log, measured, delay) => {
    expect(readDelay(log, measured)).toEqual(delay);
  });
});
