import { expect, test } from '@jest/globals';
import { zoneName } from './fill-time-zone';

test('zones are sent as IANA names', () => {
  expect(zoneName('utc')).toBe('UTC');
  expect(zoneName('Asia/Shanghai')).toBe('Asia/Shanghai');
  expect(zoneName('browser')).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(zoneName(undefined)).toBe(zoneName('browser'));
});
