import { describe, expect, test } from '@jest/globals';
import { withTimes } from './time-column';

const column = (name: string, values: Float64Array | (number | null)[]) => ({ name, type: 'float64' as const, values });

describe('a column of a table', () => {
  test('of epoch seconds or milliseconds under a usual name is shown as times', () => {
    expect(withTimes(column('Time', [1_795_401_900, null]), undefined)).toEqual({
      name: 'Time',
      type: 'time',
      values: [1_795_401_900_000, null],
    });
    expect(withTimes(column('t', Float64Array.of(1_795_401_900_123)), undefined).values).toEqual([1_795_401_900_123]);
  });

  test('that is meant for something else stays', () => {
    const hours = column('hour', [0, 23]);
    expect(withTimes(hours, undefined)).toBe(hours);
    const ends = column('end', [1_795_401_900]);
    expect(withTimes(ends, undefined)).toBe(ends);
    expect(withTimes(ends, 'end').type).toBe('time');
    const mixed = column('time', [1_795_401_900, 7]);
    expect(withTimes(mixed, undefined)).toBe(mixed);
  });
});
