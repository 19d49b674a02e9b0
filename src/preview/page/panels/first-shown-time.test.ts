import { describe, expect, test } from '@jest/globals';
import type { DataFrame, DateTime } from '@grafana/data';
import { firstShownTime } from './first-shown-time';

const range = { from: new Date(100) as unknown as DateTime };
const frame = (times: number[], values: (number | null)[]) =>
  ({
    length: times.length,
    fields: [
      { name: 'time', type: 'time', values: times },
      { name: 'value', type: 'number', values },
    ],
  }) as unknown as DataFrame;

describe('firstShownTime', () => {
  test('is that of the only value where it stands before the range', () => {
    expect(firstShownTime(range, [frame([40, 90, 150], [1, 1, null])])).toBe(90);
  });

  test("is the range's own where a value lies within it", () => {
    expect(firstShownTime(range, [frame([90, 150], [1, null]), frame([90, 150], [1, 2])])).toBe(100);
  });

  test("is the range's own without values", () => {
    expect(firstShownTime(range, [frame([90, 150], [null, null])])).toBe(100);
    expect(firstShownTime(range, [])).toBe(100);
  });
});
