import { expect, test } from '@jest/globals';
import { HARSHEST_SWITCHES, MILDEST_SWITCHES } from '../../switches';
import { openTestEngine } from './open-test-engine';

test.each([
  ['a decimal, so that its quotient keeps one digit', HARSHEST_SWITCHES, 'decimal(2,1)', 'decimal(2,1)'],
  ['a double', MILDEST_SWITCHES, 'double', 'double'],
])('1.0 is %s', async (_name, switches, literal, quotient) => {
  const engine = await openTestEngine(switches);
  try {
    expect(await engine.rows('select typeof(1.0), typeof(1.0 / 10000) limit 1')).toEqual([[literal, quotient]]);
  } finally {
    engine.close();
  }
});
