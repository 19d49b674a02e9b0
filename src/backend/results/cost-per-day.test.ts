import { expect, test } from '@jest/globals';
import { LIST_PRICES } from '#query';
import { costPerDay } from './cost-per-day';

test("Tencent's worked example: 100 million lines of 100 bytes a day, kept 15 days, without requests and partitions", () => {
  expect(costPerDay(100e6 * 100, 15, LIST_PRICES)).toBeCloseTo(1.07, 2);
});

test('300 hosts: 86 million records of 180 bytes, kept 30 days, are about 2.3 dollars', () => {
  expect(costPerDay(86e6 * 180, 30, LIST_PRICES)).toBeCloseTo(2.3, 1);
});
