import { describe, expect, test } from '@jest/globals';
import type { Outcome } from './import-answer';
import { describeOutcome, exitCode, previewLines } from './import-report';
import { DEFAULT_URL, readArguments } from './read-arguments';

const SPAN = { startMs: 1418530010000, endMs: 1432917142000 };
const NONE = { ccn: 0, eni: 0 };
const IMPORTED: Outcome = {
  kind: 'imported',
  good: { ccn: 1, eni: 2 },
  bad: 12,
  skipped: 1,
  resumed: 0,
  firstBad: [{ line: 4, reason: 'not JSON', excerpt: '{' }],
  spans: { ccn: SPAN, eni: SPAN },
  others: NONE,
};
const EMPTY: Outcome = { ...IMPORTED, good: NONE, spans: { ccn: null, eni: null } };
const REPEATED: Outcome = { kind: 'repeated', message: 'Before.' };
const FAILED: Outcome = { kind: 'failed', message: 'x' };

const files = (...outcomes: Outcome[]) => outcomes.map((outcome) => ({ file: 'a', outcome }));

describe('describeOutcome', () => {
  test('counts, then the first bad lines', () => {
    expect(describeOutcome({ file: 'a.txt', outcome: IMPORTED })).toEqual([
      'a.txt: 1 CCN record, 2 ENI records; 12 bad lines; 1 line without data',
      '  line 4: not JSON\n    {',
      '  and 11 more',
    ]);
  });

  test('a file imported before keeps its message', () => {
    expect(describeOutcome({ file: 'a', outcome: REPEATED })).toEqual(['a: Before.']);
  });

  test('warns of records of the same time that were there before, and says what to do', () => {
    const outcome: Outcome = { ...IMPORTED, bad: 0, skipped: 0, firstBad: [], others: { ccn: 0, eni: 5 } };
    expect(describeOutcome({ file: 'a', outcome })).toEqual([
      'a: 1 CCN record, 2 ENI records; 0 bad lines',
      '  Warning: topic imported-eni-1250000000 held 5 records between 2014-12-14T04:06:50Z and 2015-05-29T16:32:22Z before. ' +
        'Lines that this file shares with an earlier one, as a mended copy does, are stored twice now. ' +
        'To have each once, start the local CLS with an empty folder (npm run local-cls -- --dir FOLDER) and import again.',
    ]);
  });
});

describe('previewLines', () => {
  const question = (log: string) =>
    encodeURIComponent(
      `{"refId":"A","version":1,"kind":"records","log":"${log}","format":"logs","filters":[],"limit":1000,"sort":"newest"}`,
    );
  const late = { startMs: 1772553659000, endMs: 1772553660000 };

  test('the range covers the start of every record, and the link asks for records of the format', () => {
    const outcome: Outcome = { ...IMPORTED, good: { ccn: 0, eni: 1 }, spans: { ccn: null, eni: late } };
    const link = 'http://127.0.0.1:3080/?page=editor&ds=flowlens-imported&from=1772553600000&to=1772553720000&query=';
    expect(previewLines(files(outcome))).toEqual([
      'Look at it in the preview (npm run demo prints its own address when port 3080 was taken):',
      `  ENI: ${link}${question('eni')}`,
    ]);
  });

  test('two formats have a link each, over all files, the one with more records first', () => {
    const lines = previewLines(files(IMPORTED, { ...IMPORTED, spans: { ccn: null, eni: late } }));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`  ENI: http`);
    expect(lines[1]).toContain(`&from=1418529960000&to=1772553720000&query=${question('eni')}`);
    expect(lines[2]).toContain(`  CCN: http`);
    expect(lines[2]).toContain(`&from=1418529960000&to=1432917202000&query=${question('ccn')}`);
  });

  test('no link when nothing was imported', () => {
    expect(previewLines(files(FAILED, EMPTY))).toEqual(['Nothing was imported.']);
  });
});

describe('exitCode', () => {
  test.each<[string, Outcome[], number]>([
    ['0 when something was imported', [FAILED, IMPORTED], 0],
    ['0 when all was imported before', [REPEATED], 0],
    ['1 when a file failed and nothing was imported', [REPEATED, FAILED], 1],
    ['1 when the only file holds no record', [EMPTY], 1],
  ])('%s', (_name, outcomes, code) => {
    expect(exitCode(files(...outcomes))).toBe(code);
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
