import { expect, test } from '@jest/globals';
import { writeAt } from './write-at';

test.each([
  ['word', '443', '443'],
  ['word', '2001:db8::1', '"2001:db8::1"'],
  ['word', 'or', '"or"'],
  ['"', 'say "hi"', String.raw`say \"hi\"`],
  ["'", "O'Brien", String.raw`O\'Brien`],
  ['string', "O'Brien", "O''Brien"],
  ['string', '$total', '$$total'],
] as const)('at %s, %s is written %s', (place, value, written) => expect(writeAt(place, value)).toBe(written));
