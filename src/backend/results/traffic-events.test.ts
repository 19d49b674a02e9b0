import { describe, expect, test } from '@jest/globals';
import type { TrafficPlan } from './ask-volume';
import { trafficEvents } from './traffic-events';

const MINUTE = 60;
const plan = {
  query: { measures: ['bitsPerSecond'], above: 100 },
  buckets: { fromSeconds: 600, toSeconds: 600 + 6 * MINUTE, width: MINUTE, offset: 0 },
} as unknown as TrafficPlan;

/** Minutes from the first bucket, and what is written. */
function eventsOf(values: (number | bigint | null)[]) {
  const { fields } = trafficEvents(plan, [{ name: 'a > b', labels: { pair: 'a>b' }, values }]);
  const column = (name: string) => fields.find((field) => field.name === name)!.values as unknown[];
  const minute = (ms: unknown) => (Number(ms) / 1000 - 600) / MINUTE;
  return column('time').map((from, index) => [
    minute(from),
    minute(column('timeEnd')[index]),
    column('text')[index],
    column('id')[index],
  ]);
}

const borders = (values: (number | null)[]) => eventsOf(values).map(([from, to]) => [from, to]);

describe('runs above a value', () => {
  test('are regions from border to border, each with its peak', () => {
    expect(eventsOf([101, 300, 50, 0, 200n, 100])).toEqual([
      [0, 2, 'Above 100 bit/s, up to 300 bit/s', 'a>b/bitsPerSecond/600000'],
      [4, 5, 'Above 100 bit/s, up to 200 bit/s', 'a>b/bitsPerSecond/840000'],
    ]);
  });

  test('reach to the end of the range', () => {
    expect(borders([0, 0, 0, 0, 0, 101])).toEqual([[5, 6]]);
  });

  test('end where nobody knows what was there', () => {
    expect(borders([200, null, 200, 0, 0, 0])).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('are none where nothing lies above', () => {
    expect(eventsOf([100, 0, null, 1, 2, 3])).toEqual([]);
  });
});
