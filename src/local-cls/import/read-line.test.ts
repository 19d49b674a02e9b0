import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TEXT_KEYS } from '#flowlog';
import { type Line, LineReader } from './read-line';

const ENI = '2 1251762227 eni-lq6mkcis 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';
const CCN_HEADER = TEXT_KEYS.ccn.join(',');
const CCN =
  '10.2.7.10 ap-guangzhou 873 1772553600 10.1.7.11 2 5 ccn-demo0001 6 ap-shanghai 700 ACCEPT ap-shanghai 40123 1772553659 OK';
const CCN_CSV = CCN.replaceAll(' ', ',');

const readAll = (...lines: string[]): Line[] => {
  const reader = new LineReader();
  return lines.map((line) => reader.read(line));
};
const reasons = (...lines: string[]): (string | undefined)[] =>
  readAll(...lines).map((line) => (line.kind === 'bad' ? line.reason : undefined));

describe('LineReader', () => {
  test('the number of words tells the format, line by line', () => {
    const [eni, ccn] = readAll(ENI, CCN);
    expect(eni).toMatchObject({
      kind: 'record',
      format: 'eni',
      record: { 'interface-id': 'eni-lq6mkcis', srcport: '20641' },
    });
    expect(ccn).toMatchObject({
      kind: 'record',
      format: 'ccn',
      record: { ccnid: 'ccn-demo0001', 'region-id': 'ap-shanghai' },
    });
  });

  test('empty lines, comments and header lines are no data', () => {
    const lines = readAll('', '   ', '# a note', TEXT_KEYS.ccn.join(' '), CCN_HEADER, TEXT_KEYS.eni.join(' '));
    expect(lines.map(({ kind }) => kind)).toEqual(Array(6).fill('skipped'));
  });

  test('text line, JSON and CSV of one record read the same', () => {
    const [text, json, , csv, quoted] = readAll(
      CCN,
      JSON.stringify(Object.fromEntries(TEXT_KEYS.ccn.map((key, k) => [key, CCN.split(' ')[k]]))),
      CCN_HEADER,
      CCN_CSV,
      CCN.split(' ')
        .map((cell) => `"${cell}"`)
        .join(', '),
    );
    expect(text.kind).toBe('record');
    expect([json, csv, quoted]).toEqual([text, text, text]);
  });

  test('keys in any spelling and numbers that are numbers', () => {
    const record = {
      srcaddr: '10.0.0.1',
      'ccn-id': 'ccn-1',
      region_id: 'ap-beijing',
      bytes: 7,
      start: 1772553600,
      end: 1772553601,
      log_status: 'OK',
    };
    expect(readAll(JSON.stringify(record))).toEqual([
      {
        kind: 'record',
        format: 'ccn',
        record: {
          srcaddr: '10.0.0.1',
          ccnid: 'ccn-1',
          'region-id': 'ap-beijing',
          bytes: '7',
          start: '1772553600',
          end: '1772553601',
          'log-status': 'OK',
        },
      },
    ]);
  });

  test('each kind of bad line has its reason', () => {
    expect(
      reasons(
        'some words',
        ENI.replace('ACCEPT', 'MAYBE'),
        '{"srcaddr": ',
        '{"a": 1}',
        CCN_CSV,
        CCN_HEADER,
        '1,2,3',
        '"a,b',
      ),
    ).toEqual([
      '2 fields; a CCN record has 16, an ENI record 14',
      'action "MAYBE" is not ACCEPT or REJECT',
      expect.stringMatching(/^not JSON: /),
      expect.stringMatching(/^neither a CCN record/),
      'a CSV file needs a first line with field names',
      undefined,
      '3 cells, the header has 16',
      'the quotes of this CSV line do not match',
    ]);
  });

  test('a CSV header that lacks what every record has says so, the lines below what they lack', () => {
    const NEITHER = expect.stringMatching(/^neither a CCN record/);
    expect(reasons('srcaddr,dstaddr,bytes', '1.1.1.1,2.2.2.2,5')).toEqual([
      'this line of field names lacks start, end, log-status, interface-id or region-id',
      NEITHER,
    ]);
    expect(reasons('interface-id,bytes,end,log-status', 'eni-1,5,1418530070,OK')).toEqual([
      'this line of field names lacks start',
      'start is missing',
    ]);
    expect(reasons('one,two', '1,2')).toEqual(Array(2).fill('a CSV file needs a first line with field names'));
  });

  test('a line of any length and content is read without an exception', () => {
    const reader = new LineReader();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.string().map((text) => `{${text}`),
        ),
        (text) => {
          expect(['record', 'bad', 'skipped']).toContain(reader.read(text).kind);
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
    expect(reasons('x'.repeat(70_000))).toEqual(['longer than 65536 characters']);
  });
});
