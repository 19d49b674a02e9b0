import { expect, test } from '@jest/globals';
import { MEASURES } from './measures';

test('a mean does not add up, everything else does', () => {
  const mean = Object.entries(MEASURES).filter(([, { adds }]) => !adds);
  expect(mean.map(([name]) => name)).toEqual(['meanPacketSize']);
});
