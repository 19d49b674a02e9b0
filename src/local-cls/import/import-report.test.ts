import { describe, expect, test } from '@jest/globals';
import type { Outcome } from './import-answer';
import { describeOutcome, previewLink } from './import-report';
import { DEFAULT_URL, readArguments } from './read-arguments';

const IMPORTED: Outcome = {
  kind: 'imported',
  good: { ccn: 1, eni: 2 },
  bad: 12,
  skipped: 1,
  resumed: 0,
  firstBad: [{ line: 4, reason: 'not JSON', excerpt: '{' }],
  fromMs: 1418530070000,
  toMs: 1432917142000,
};

describe('describeOutcome', () => {
  test('counts, then the first bad lines', () => {
    expect(describeOutcome({ file: 'a.txt', outcome: IMPORTED })).toEqual([
      'a.txt: 1 CCN record, 2 ENI records; 12 bad lines; 1 line without data',
      '  line 4: not JSON\n    {',
      '  and 11 more',
    ]);
  });

  test('a refusal keeps its message', () => {
    expect(describeOutcome({ file: 'a', outcome: { kind: 'refused', message: 'Before.' } })).toEqual(['a: Before.']);
  });
});

describe('previewLink', () => {
  test('whole minutes around the records of all files', () => {
    const late: Outcome = { ...IMPORTED, fromMs: 1772553659000, toMs: 1772553660000 };
    const outcomes = [IMPORTED, late].map((outcome) => ({ file: 'a', outcome }));
    expect(previewLink(outcomes)).toBe(
      'http://127.0.0.1:3080/?page=editor&ds=flowlens-imported&from=1418530020000&to=1772553720000',
    );
  });

  test('none when nothing was imported', () => {
    expect(previewLink([{ file: 'a', outcome: { kind: 'failed', message: 'x' } }])).toBeUndefined();
  });
});

describe('readArguments', () => {
  test.each([
    [['a', 'b'], { url: DEFAULT_URL, files: ['a', 'b'] }],
    [['--url', 'http://localhost:9000/', 'a'], { url: 'http://localhost:9000', files: ['a'] }],
    [[], { message: expect.stringContaining('No file named.') }],
    [['--help'], { message: expect.stringMatching(/^Usage/) }],
    [['--url', 'nonsense', 'a'], { message: expect.stringContaining('"nonsense" is not an address') }],
    [['--fast', 'a'], { message: expect.stringContaining('--fast') }],
  ])('%j', (words, expected) => {
    expect(readArguments(words)).toEqual(expected);
  });
});
