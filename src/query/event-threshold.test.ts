import { describe, expect, test } from '@jest/globals';
import { refuseWithoutThreshold } from './event-threshold';
import type { TrafficQuery } from './model';
import { parseQuery } from './parse-query';

const parsed = (more: object) =>
  parseQuery({ kind: 'traffic', measures: ['bytes'], format: 'annotations', ...more }) as TrafficQuery;

describe('the value above which traffic is an event', () => {
  test('is a number, also one that a variable left as text', () => {
    expect(parsed({ above: 0.5 }).above).toBe(0.5);
    expect(parsed({ above: '5e8' }).above).toBe(500_000_000);
    expect(parsed({ above: null }).above).toBeUndefined();
  });

  test.each([['much'], [-1], [''], [[]], [Infinity]])('is not %p', (above) => {
    expect(() => parsed({ above })).toThrow(/^above: .* is not a value to lie above/);
  });

  test('holding a variable that nobody filled names it', () => {
    expect(() => parsed({ above: '$limit' })).toThrow(/^above: holds the variable \$limit/);
  });

  test('is needed by annotations alone, of one measure', () => {
    expect(() => refuseWithoutThreshold(parsed({}))).toThrow(/^above: enter the value/);
    expect(() => refuseWithoutThreshold(parsed({ above: 1, measures: ['bytes', 'packets'] }))).toThrow(/^measures: /);
    expect(() => refuseWithoutThreshold(parsed({ above: 1 }))).not.toThrow();
    expect(() => refuseWithoutThreshold(parsed({ format: 'series' }))).not.toThrow();
  });
});
