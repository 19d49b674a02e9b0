import { expect, test } from '@jest/globals';
import { MEASURES, MEASURE_NAMES, isMeasure } from './measures';

test('a mean does not add up, everything else does', () => {
  expect(MEASURE_NAMES.filter((name) => !MEASURES[name].adds)).toEqual(['meanPacketSize']);
});

test('rates are per second and have a unit that says so', () => {
  const rates = MEASURE_NAMES.filter((name) => MEASURES[name].perSecond);
  expect(rates.map((name) => MEASURES[name].unit)).toEqual(['bps', 'pps']);
});

test('a name is a measure or not', () => {
  expect(isMeasure('bytes')).toBe(true);
  expect(isMeasure('toString')).toBe(false);
});
