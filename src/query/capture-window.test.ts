import { expect, test } from '@jest/globals';
import type { LogFormat } from '#flowlog';
import { jointWindow, readWindow } from './capture-window';
import type { SourceSchema } from './plan';

test.each<[string, LogFormat, [number, number][], number | undefined]>([
  [
    'the usual length of interfaces',
    'eni',
    [
      [600, 900],
      [300, 100],
      [60, 20],
    ].map((pair) => pair as [number, number]),
    600,
  ],
  ['a length below the minute', 'eni', [[0, 100]], 60],
  ['a length beyond a quarter of an hour', 'eni', [[7200, 100]], 900],
  ['too few records', 'eni', [[600, 10]], undefined],
  [
    'packets within a minute',
    'ccn',
    [
      [0, 900],
      [60, 900],
    ],
    60,
  ],
  [
    'the longest records of a CCN',
    'ccn',
    [
      [0, 900],
      [60, 50],
      [240, 10],
      [300, 40],
    ],
    300,
  ],
  [
    'a slip',
    'ccn',
    [
      [0, 900],
      [60, 100],
      [3600, 1],
    ],
    60,
  ],
  ['nothing', 'ccn', [], undefined],
])('%s', (_case, log, records, expected) => {
  expect(readWindow(log, new Map(records))).toBe(expected);
});

test('buckets hold whole windows of every topic', () => {
  const sources = [300, 600, undefined, 120].map((windowSeconds) => ({ windowSeconds }) as SourceSchema);
  expect(jointWindow('eni', sources)).toBe(600);
  expect(jointWindow('eni', sources.slice(2))).toBe(600);
  expect(jointWindow('ccn', [])).toBe(60);
});
