import { expect, test } from '@jest/globals';
import { guessDirection, guessOwnAddresses, isPrivateAddress } from './own-addresses';

test('an own address stands in nearly all records', () => {
  const standsIn = new Map([
    ['10.0.1.5', 97],
    ['10.0.1.9', 89],
    ['198.51.100.7', 3],
  ]);
  expect(guessOwnAddresses(standsIn, 100)).toEqual(['10.0.1.5']);
  expect(guessOwnAddresses(new Map(), 0)).toEqual([]);
});

test('the direction follows from whose address is where', () => {
  const own = ['10.0.1.5'];
  expect(guessDirection('10.0.1.5', '198.51.100.7', own)).toBe('out');
  expect(guessDirection('198.51.100.7', '10.0.1.5', own)).toBe('in');
  expect(guessDirection('198.51.100.7', '10.0.1.9', own)).toBe('through');
  expect(guessDirection('10.0.1.5', '10.0.1.5', own)).toBeUndefined();
});

test('private addresses of both families', () => {
  const addresses = ['172.31.16.139', '100.64.0.1', 'fd00::1', '203.0.113.12', '2001:db8::1'];
  expect(addresses.map(isPrivateAddress)).toEqual([true, true, true, false, false]);
});
