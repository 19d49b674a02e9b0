import { expect, test } from '@jest/globals';
import { clsTime, readClsTime } from './cls-time';

test('times are written and read in UTC+8', () => {
  expect(clsTime(1767225600999)).toBe('2026-01-01 08:00:00');
  expect(readClsTime('2026-01-01 08:00:00.999')).toBe(1767225600999);
});

test.each([
  '',
  '1767225600999',
  '2026-01-01 08:00:00',
  '2026-01-01T08:00:00.000',
  '2026-02-30 08:00:00.000',
  '2026-13-01 08:00:00.000',
  '2026-01-01 25:00:00.000',
  '2026-01-01 08:Jan:00.000',
])('%j is no time of CLS', (text) => {
  expect(readClsTime(text)).toBeUndefined();
});
