import { expect, test } from '@jest/globals';
import { isZone, zonedText } from './zones';

test.each([
  [1_626_340_256_735, 'Asia/Shanghai', '2021-07-15T17:10:56.735+08:00[Asia/Shanghai]'],
  [1_494_985_275_000, 'Asia/Shanghai', '2017-05-17T09:41:15+08:00[Asia/Shanghai]'],
  [1_494_985_275_000, 'America/New_York', '2017-05-16T21:41:15-04:00[America/New_York]'],
  [0, 'Asia/Kolkata', '1970-01-01T05:30+05:30[Asia/Kolkata]'],
  [0, 'UTC', '1970-01-01T00:00Z[UTC]'],
])('%i in %s', (ms, zone, text) => {
  expect(zonedText(ms, zone)).toBe(text);
});

test('only names of zones are zones', () => {
  expect(['Asia/Shanghai', 'UTC', 'Foo/Bar', '+08:00', ''].map(isZone)).toEqual([true, true, false, false, false]);
});
