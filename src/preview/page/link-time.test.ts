import { describe, expect, test } from '@jest/globals';
import { readLinkTime } from './link-time';

describe('readLinkTime', () => {
  test('milliseconds become ISO', () => {
    expect(readLinkTime('1700000000000')).toBe('2023-11-14T22:13:20.000Z');
  });

  test.each(['now', 'now-6h', 'now-1d/d', 'now/fQ', '2026-11-22 08:00:00', '2026-11-22T08:00:00Z'])(
    '%s stays',
    (text) => {
      expect(readLinkTime(text)).toBe(text);
    },
  );

  test.each(['', 'abc', 'now-', 'now-6x', '99999999999999999', 'NaN', '2026-13-45T00:00:00Z'])(
    '"%s" is no time',
    (text) => {
      expect(readLinkTime(text)).toBeUndefined();
    },
  );
});
