import { describe, expect, test } from '@jest/globals';
import { LOGICAL_FIELDS } from './fields';
import { fieldValue, isMissing } from './record';

const NEVER_NEGATIVE = ['srcport', 'dstport', 'protocol', 'packets', 'bytes'];

describe('missing', () => {
  test.each([undefined, null, '', '-'])('%j is missing in every field', (value) => {
    expect(LOGICAL_FIELDS.filter((field) => !isMissing(field, value))).toEqual([]);
  });

  test.each([-1, '-1', -1n, '-2147483648'])('%s is missing as a counter, port or protocol', (value) => {
    expect(LOGICAL_FIELDS.filter((field) => isMissing(field, value))).toEqual(NEVER_NEGATIVE);
  });

  test.each([0, '0', 'OK', '--', '-x', false, [-1]])('%j is there in every field', (value) => {
    expect(LOGICAL_FIELDS.filter((field) => isMissing(field, value))).toEqual([]);
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
    [{ srcport: '-1' }, 'srcport', undefined],
    [{ protocol: -1 }, 'protocol', undefined],
    [{ srcaddr: '2001:DB8::1' }, 'srcaddr', '2001:DB8::1'],
  ] as const)('%j %s', (record, field, value) => {
    expect(fieldValue(record, field)).toBe(value);
  });
});
