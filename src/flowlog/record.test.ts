import { describe, expect, test } from '@jest/globals';
import { fieldValue, flowIdentity, isMissing, readCounter, readNumber } from './record';

describe('missing', () => {
  test.each([undefined, null, '', '-'])('%j is missing', (value) => {
    expect(isMissing(value)).toBe(true);
    expect(readNumber(value)).toBeUndefined();
    expect(readCounter(value)).toBeUndefined();
  });

  test.each([0, '0', -1, 'OK', '--', false])('%j is there', (value) => {
    expect(isMissing(value)).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    ['42', 42, 42],
    [42, 42, 42],
    [42n, 42, 42],
    ['0', 0, 0],
    ['-1', -1, undefined],
    [-1, -1, undefined],
    ['x', undefined, undefined],
    ['  ', undefined, undefined],
    [NaN, undefined, undefined],
    ['Infinity', undefined, undefined],
  ])('%j', (value, number, counter) => {
    expect(readNumber(value)).toBe(number);
    expect(readCounter(value)).toBe(counter);
  });
});

describe('a field', () => {
  test.each([
    [{ 'ccn-id': 'ccn-1' }, 'ccn', 'ccn-1'],
    [{ ccnid: 'ccn-1' }, 'ccn', 'ccn-1'],
    [{ 'ccn-id': '-', ccnid: 'ccn-1' }, 'ccn', 'ccn-1'],
    [{ log_status: 'OK' }, 'status', 'OK'],
    [{ dstport: 443 }, 'dstport', '443'],
    [{ dstport: '-' }, 'dstport', undefined],
    [{}, 'dstport', undefined],
    [{ bytes: '-1' }, 'bytes', undefined],
    [{ packets: -1 }, 'packets', undefined],
    [{ bytes: '9007199254740993' }, 'bytes', '9007199254740993'],
    [{ srcport: '-1' }, 'srcport', '-1'],
  ] as const)('%j %s', (record, field, value) => {
    expect(fieldValue(record, field)).toBe(value);
  });
});

test('a flow keeps its identity when parts are missing', () => {
  const icmp = { srcaddr: '10.0.0.1', dstaddr: '10.0.0.2', srcport: '-', dstport: null, protocol: 1 };
  expect(flowIdentity({ ...icmp, srcregionid: 'a', dstregionid: 'b' }, 'ccn')).toBe('10.0.0.1 - 10.0.0.2 - 1 a b');
  expect(flowIdentity({ ...icmp, interface_id: 'eni-1' }, 'eni')).toBe('eni-1 10.0.0.1 - 10.0.0.2 - 1');
});
