import { describe, expect, test } from '@jest/globals';
import { parseTime } from './parse-time';

describe('parseTime', () => {
  const now = 1_700_000_000_000;

  test('reads milliseconds, now, and times before now', () => {
    expect(parseTime('1600000000000', now)).toBe(1_600_000_000_000);
    expect(parseTime('now', now)).toBe(now);
    expect(parseTime('now-90m', now)).toBe(now - 5_400_000);
    expect(parseTime('now-2d', now)).toBe(now - 172_800_000);
  });

  test.each([undefined, '', 'yesterday', '-1', 'now-1y', '1e3'])('refuses %p and says what to give', (text) => {
    expect(() => parseTime(text, now)).toThrow('milliseconds since the epoch');
  });
});
