import { expect, test } from '@jest/globals';
import { FreshLogs } from './fresh-logs';

test('records are found when the delay after their upload has passed, each upload by itself', () => {
  let nowMs = 0;
  const fresh = new FreshLogs(1000, () => nowMs);
  expect(fresh.firstOf('t')).toBeUndefined();
  fresh.arrive('t', 10);
  nowMs = 600;
  fresh.arrive('t', 15);
  fresh.arrive('u', 3);
  expect(fresh.firstOf('t')).toBe(10);
  nowMs = 1000;
  expect(fresh.firstOf('t')).toBe(15);
  nowMs = 1600;
  expect(fresh.firstOf('t')).toBeUndefined();
  expect(fresh.firstOf('u')).toBeUndefined();
});

test('without a delay nothing is kept back', () => {
  const fresh = new FreshLogs(0, () => 0);
  fresh.arrive('t', 10);
  expect(fresh.firstOf('t')).toBeUndefined();
});
