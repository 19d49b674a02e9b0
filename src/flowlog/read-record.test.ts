import { describe, expect, test } from '@jest/globals';
import { word } from '#wording';
import { TEXT_KEYS, type RecordReading, missingKeys, parseTextLine, readRecord } from './read-record';

const CCN_LINE =
  '10.1.0.5 ap-singapore 443 1767225601 10.2.0.7 2 12 ccn-abc12345 6 ap-guangzhou 15000 ACCEPT ap-guangzhou 51515 1767225659 OK';
const ENI_LINE =
  '2 1251762227 eni-lq6mkcis 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';

/** The line with one of its fields replaced. */
function replaced(line: string, format: 'ccn' | 'eni', key: string, value: string): string {
  const values = line.split(' ');
  values[TEXT_KEYS[format].indexOf(key)] = value;
  return values.join(' ');
}

function recordOf(reading: RecordReading): Record<string, string> {
  if ('reason' in reading) {
    throw new Error(word(reading.reason));
  }
  return reading.record;
}

test('keys are spelt as the documents print the text form', () => {
  expect(TEXT_KEYS.ccn.join(' ')).toBe(
    'srcaddr dstregionid dstport start dstaddr version packets ccnid protocol srcregionid bytes action region-id srcport end log-status',
  );
  expect(TEXT_KEYS.eni.join(' ')).toBe(
    'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
  );
});

describe('the samples of the documents', () => {
  test.each([
    [ENI_LINE, { dstport: '22', protocol: '6', packets: '20', bytes: '4249', action: 'ACCEPT', 'log-status': 'OK' }],
    [
      '  2 1251762227 eni-lq6mkcis 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK ',
      { dstport: '3389', action: 'REJECT', start: '1418530010', end: '1418530070' },
    ],
    [
      ' V1 1251762227 eni-lq6mkcis - - - - - - - 1431280876 1431280934 - NODATA ',
      { version: 'V1', srcaddr: '-', bytes: '-', start: '1431280876', action: '-', 'log-status': 'NODATA' },
    ],
    [
      ' V1 1251762227 eni-lq6mkcis - - - - - - - 1431280876 1431280934 - SKIPDATA ',
      { end: '1431280934', 'log-status': 'SKIPDATA' },
    ],
    [
      ' V1 1251762227 eni-lq6mkcis 203.0.113.12 172.31.16.139 0 0 1 4 336 1432917027 1432917142 ACCEPT OK  ',
      { srcport: '0', dstport: '0', protocol: '1' },
    ],
    [
      ' V1 1251762227 eni-lq6mkcis 172.31.16.139 203.0.113.12 0 0 1 4 336 1432917094 1432917142 REJECT OK ',
      { action: 'REJECT', 'interface-id': 'eni-lq6mkcis' },
    ],
  ])('%s', (line, expected) => {
    const reading = parseTextLine(line);
    expect(reading).toMatchObject({ format: 'eni', record: expected });
    expect(Object.keys(recordOf(reading))).toEqual(TEXT_KEYS.eni);
  });
});

describe('a CCN line', () => {
  test('has its fields in their own order', () => {
    expect(parseTextLine(CCN_LINE)).toEqual({
      format: 'ccn',
      record: {
        srcaddr: '10.1.0.5',
        dstregionid: 'ap-singapore',
        dstport: '443',
        start: '1767225601',
        dstaddr: '10.2.0.7',
        version: '2',
        packets: '12',
        ccnid: 'ccn-abc12345',
        protocol: '6',
        srcregionid: 'ap-guangzhou',
        bytes: '15000',
        action: 'ACCEPT',
        'region-id': 'ap-guangzhou',
        srcport: '51515',
        end: '1767225659',
        'log-status': 'OK',
      },
    });
  });

  test.each([
    '- - - 1767225600 - V1 -1 ccn-abc12345 - - -1 - ap-guangzhou - 1767225660 NODATA',
    '- - - 1767225600 - V1 - ccn-abc12345 - - - - ap-guangzhou - 1767225660 NODATA',
    '- - -1 1767225600 - V1 -1 ccn-abc12345 -1 - -1 - ap-guangzhou -1 1767225660 SKIPDATA',
    '10.1.0.5\tap-singapore  - 1767225601 fe80::7 2 12 ccn-1 1 ap-guangzhou 150 REJECT ap-guangzhou - 1767225601 OK\r',
  ])('%s', (line) => {
    expect(parseTextLine(line)).toMatchObject({ format: 'ccn' });
  });
});

const reasonOf = (reading: RecordReading) => ('reason' in reading ? word(reading.reason) : undefined);

describe('a bad line is refused with the field named', () => {
  test.each([
    ['', 'an empty line; a CCN record has 16, an ENI record 14'],
    ['   ', 'an empty line; a CCN record has 16, an ENI record 14'],
    [`${ENI_LINE} more`, '15 fields; a CCN record has 16, an ENI record 14'],
    ['a b c d e f g h i j k l m n', 'srcaddr "d" is not an IP address'],
    [TEXT_KEYS.ccn.join(' '), 'srcaddr "srcaddr" is not an IP address'],
  ])('%j', (line, reason) => {
    expect(reasonOf(parseTextLine(line))).toBe(reason);
  });

  test.each([
    ['srcaddr', '10.0.0.256', 'srcaddr "10.0.0.256" is not an IP address'],
    ['dstport', '65536', 'dstport "65536" is not a port from 0 to 65535'],
    ['srcport', '-0', 'srcport "-0" is not a port from 0 to 65535'],
    ['start', '-1', 'start "-1" is not a time in Unix seconds'],
    ['srcport', '8o', 'srcport "8o" is not a port from 0 to 65535'],
    ['protocol', '256', 'protocol "256" is not a protocol number from 0 to 255'],
    ['protocol', 'TCP', 'protocol "TCP" is not a protocol number from 0 to 255'],
    ['packets', '1.5', 'packets "1.5" is not a whole number up to 10^15'],
    ['bytes', '1000000000000001', 'bytes "1000000000000001" is not a whole number up to 10^15'],
    ['start', '1767225601000', 'start "1767225601000" is not a time in Unix seconds'],
    ['start', '0', 'start "0" is not a time in Unix seconds'],
    ['end', '-', 'end is missing'],
    ['end', '1767225600', 'start 1767225601 is after end 1767225600'],
    ['action', 'accept', 'action "accept" is not ACCEPT or REJECT'],
    ['log-status', '200', 'log-status "200" is not a status such as OK'],
    ['log-status', '-', 'log-status is missing'],
    ['region-id', 'a/b', 'region-id "a/b" is not a region id'],
  ])('%s %s', (key, value, reason) => {
    expect(reasonOf(parseTextLine(replaced(CCN_LINE, 'ccn', key, value)))).toBe(reason);
  });

  test('a status nobody knows yet is kept', () => {
    expect(parseTextLine(replaced(ENI_LINE, 'eni', 'log-status', 'LOSTDATA'))).toMatchObject({ format: 'eni' });
  });
});

describe('a keyed record', () => {
  const eni = recordOf(parseTextLine(ENI_LINE));
  const ccn = recordOf(parseTextLine(CCN_LINE));

  test.each([
    ['as delivered', ccn, ccn],
    ['with numbers', { ...eni, bytes: 4249, start: 1418530010 }, eni],
    ['with blanks around values', { ...eni, action: ' ACCEPT ' }, eni],
    ['with keys of its own', { ...eni, __TIMESTAMP__: 1, note: 'x' }, eni],
  ])('%s', (_, source, record) => {
    expect(readRecord(source)).toMatchObject({ record });
  });

  test('in other spellings comes out in the usual ones', () => {
    const { ccnid, 'region-id': observer, 'log-status': status, ...rest } = ccn;
    expect(readRecord({ ...rest, 'ccn-id': ccnid, region_id: observer, logstatus: status })).toEqual({
      format: 'ccn',
      record: ccn,
    });
  });

  test('keeps a dash, leaves out what is absent or null', () => {
    const record = recordOf(readRecord({ ...eni, srcport: '-', dstport: null, account_id: '-', 'account-id': '' }));
    expect(record).toMatchObject({ srcport: '-', 'account-id': '' });
    expect(record).not.toHaveProperty('dstport');
  });

  test.each([
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['FE80::7', 'fe80::7'],
    ['10.1.0.5', '10.1.0.5'],
    ['-', '-'],
  ])('holds the address %s as %s', (delivered, stored) => {
    expect(recordOf(readRecord({ ...ccn, srcaddr: delivered }))).toMatchObject({ srcaddr: stored });
    expect(recordOf(parseTextLine(replaced(CCN_LINE, 'ccn', 'dstaddr', delivered)))).toMatchObject({ dstaddr: stored });
  });

  test('finds the spelling that holds a value', () => {
    expect(recordOf(readRecord({ ...ccn, 'ccn-id': '-' }))).toMatchObject({ ccnid: 'ccn-abc12345' });
  });

  test.each([
    [{ srcaddr: '10.0.0.1' }, 'neither a CCN record (region-id, srcregionid ...) nor an ENI record (interface-id ...)'],
    [{ ...eni, ccnid: 'ccn-1' }, 'neither a CCN record'],
    [{ ...eni, dstport: 99999 }, 'dstport "99999" is not a port from 0 to 65535'],
    [{ ...eni, bytes: { sum: 1 } }, 'bytes is not a single value'],
    [{ ...eni, bytes: [1] }, 'bytes is not a single value'],
    [{ ...eni, bytes: true }, 'bytes "true" is not a whole number'],
    [{ 'interface-id': 'eni-1', end: 1418530070, 'log-status': 'OK' }, 'start is missing'],
  ])('%j is refused', (source, reason) => {
    expect(reasonOf(readRecord(source))).toContain(reason);
  });
});

test.each([
  [TEXT_KEYS.ccn, []],
  [TEXT_KEYS.eni, []],
  [
    ['srcaddr', 'bytes', 'end'],
    ['start', 'log-status', 'interface-id or region-id'],
  ],
  [['start', 'end', 'log_status', 'ccn_id'], []],
  [[], ['start', 'end', 'log-status', 'interface-id or region-id']],
])('records with the keys %j lack %j', (keys, missing) => {
  expect(missingKeys(keys)).toEqual(missing);
});
