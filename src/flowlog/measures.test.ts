import { expect, test } from '@jest/globals';
import { type MeasureMaking, MEASURES } from './measures';

const made = (making: MeasureMaking) =>
  Object.entries(MEASURES)
    .filter(([, definition]) => definition.making === making)
    .map(([name]) => name);

test('means, shares, distinct counts and peaks do not add up, everything else does', () => {
  expect(made('ratio')).toEqual(['meanPacketSize', 'lossPercent', 'packetLossPercent']);
  expect(made('distinct')).toEqual(['flows', 'peers']);
  expect(made('windows')).toHaveLength(6);
  expect(made('sum')).toHaveLength(Object.keys(MEASURES).length - 11);
});
