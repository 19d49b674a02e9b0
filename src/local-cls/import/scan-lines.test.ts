import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type LogFormat, TEXT_KEYS } from '#flowlog';
import { type Line, LineReader } from './read-line';
import { matchRegularLine } from './regular-line';
import { scanLines } from './scan-lines';

const CCN =
  '10.2.7.10 ap-guangzhou 873 1772553600 10.1.7.11 2 5 ccn-demo0001 6 ap-shanghai 700 ACCEPT ap-shanghai 40123 1772553659 OK';
const ENI = '2 1251762227 eni-lq6mkcis 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK';

/** All lines of a text, the regular ones as their words. */
function readAll(text: string, takes = true): Line[] {
  const lines: Line[] = [];
  scanLines(text, new LineReader(), {
    takes: () => takes,
    line: (line) => lines.push(line),
    lines(format, run, { count }) {
      const records = run
        .trimEnd()
        .split('\n')
        .map((line) => recordOf(format, line));
      expect(records).toHaveLength(count);
      lines.push(...records);
    },
  });
  return lines;
}

function recordOf(format: LogFormat, line: string): Line {
  const words = line.split(' ');
  return { kind: 'record', format, record: Object.fromEntries(TEXT_KEYS[format].map((key, k) => [key, words[k]!])) };
}

/** Lines as files have them: true ones, with some words exchanged for others that may or may not fit. */
const odd = fc.oneof(
  fc.constantFrom(
    '-',
    '-1',
    '0',
    '007',
    '65536',
    '255',
    '256',
    '10.0.0.1',
    '10.0.0.256',
    '::1',
    'ap-x',
    'AP',
    'V1',
    'OK',
  ),
  fc.constantFrom('ACCEPT', 'reject', '999999999999999', '9999999999999999', '1772553601', '4102444801', 'a,b', '"q"'),
  fc.nat(70_000).map(String),
  fc.string({ maxLength: 4 }),
);
const line = fc
  .tuple(
    fc.constantFrom(CCN, ENI),
    fc.array(fc.tuple(fc.nat(15), odd), { maxLength: 2 }),
    fc.constantFrom('', '\r', ' '),
  )
  .map(([whole, changes, end]) => {
    const words = whole.split(' ');
    changes.forEach(([at, word]) => (words[at % words.length] = word));
    return words.join(' ').replaceAll('\n', '') + end;
  });
const text = fc
  .array(fc.oneof({ weight: 8, arbitrary: line }, fc.constantFrom('', '# note', TEXT_KEYS.ccn.join(','), '{"a":1}')))
  .map((lines) => lines.map((each) => `${each}\n`).join(''));

describe('scanLines', () => {
  test('regular lines are what LineReader makes of them, for any mixture of lines', () => {
    fc.assert(
      fc.property(text, (lines) => {
        expect(readAll(lines)).toEqual(readAll(lines, false));
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  test('the samples of the documents are regular, with and without ports', () => {
    expect(matchRegularLine(`${CCN}\n`, 0, 'ccn')).toEqual({
      next: CCN.length + 1,
      startSeconds: 1772553600,
      endSeconds: 1772553659,
    });
    expect(matchRegularLine(`${ENI}\n`, 0, 'eni')).toBeDefined();
    expect(matchRegularLine(`${CCN.replace(' 873 ', ' - ')}\n`, 0, 'ccn')).toBeDefined();
    expect(matchRegularLine(`${CCN} more\n`, 0, 'ccn')).toBeUndefined();
    expect(matchRegularLine(`${CCN.replace('1772553659', '1772553599')}\n`, 0, 'ccn')).toBeUndefined();
  });

  test('places of lines go on over runs', () => {
    const places: number[] = [];
    const sink = {
      takes: () => true,
      lines: () => undefined,
      line: (_: Line, __: string, at: number) => places.push(at),
    };
    expect(scanLines(`${CCN}\n${CCN}\nbad\n${ENI}\n\n`, new LineReader(), sink)).toBe(5);
    expect(places).toEqual([2, 4]);
  });
});
