import { expect, test } from '@jest/globals';
import { TEXT_KEYS } from './read-record';
import { detectFormat } from './format';

test.each([
  [TEXT_KEYS.ccn, 'ccn'],
  [TEXT_KEYS.eni, 'eni'],
  [['srcaddr', 'region_id'], 'ccn'],
  [['ccnid', 'srcregionid', 'bytes'], 'ccn'],
  [['accountid', 'bytes'], 'eni'],
  [['srcaddr', 'bytes'], undefined],
  [['ccn-id', 'interface-id'], undefined],
  [['interface-id', 'ccn-id', 'interface-id'], undefined],
  [[], undefined],
])('%j', (keys, format) => {
  expect(detectFormat(keys)).toBe(format);
});
