import { expect, test } from '@jest/globals';
import { all, and, match, not, or } from './ast';

const a = match('a', '1');
const b = match('b', '2');
const c = match('c', '3');

test('"all" vanishes from AND and swallows OR', () => {
  expect(and()).toBe(all);
  expect(and(all, a, all)).toBe(a);
  expect(and(all, all)).toBe(all);
  expect(or(a, all)).toBe(all);
});

test('nested operators of one kind become one', () => {
  expect(and(a, and(b, c))).toEqual({ kind: 'and', operands: [a, b, c] });
  expect(or(or(a, b), c)).toEqual({ kind: 'or', operands: [a, b, c] });
  expect(or(a)).toBe(a);
});

test('a double negation is none', () => {
  expect(not(not(a))).toBe(a);
});
