import { expect, test } from '@jest/globals';
import { allOf, anyOf, column, isNull } from './ast';

test('a list of one is its only operand, an empty one leaves the clause out', () => {
  const only = isNull(column('a'));
  expect([allOf([only]), anyOf([only])]).toEqual([only, only]);
  expect([allOf([]), anyOf([])]).toEqual([undefined, undefined]);
});
