import { expect, test } from '@jest/globals';
import type { Measure } from '#query';
import { amountText } from './amount-text';

test.each<[Measure, number | bigint | null, string]>([
  ['bitsPerSecond', 1_234_567_890, '1.23 Gbit/s'],
  ['bitsPerSecond', 999, '999 bit/s'],
  ['bytes', 1024, '1 KiB'],
  ['bytes', 2n ** 60n, '1020 PiB'],
  ['packets', 12_000, '12 k'],
  ['packets', 0, '0'],
  ['packetsPerSecond', 0.5, '0.5 p/s'],
  ['lossPercent', 6.0449, '6.04 %'],
  ['lossPercent', null, '-'],
])('%s of %p reads %p', (measure, value, shown) => {
  expect(amountText(measure, value)).toBe(shown);
});
