import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type IndexValue } from '#cls';
import { openStore } from '../../store/open-store';
import { type Store } from '../../store/store';
import { MILDEST_SWITCHES } from '../../switches';
import { topicCondition } from '../topic-condition';

const SHARP_S = String.fromCharCode(0xdf);
const SEPARATORS = '@&?|#()=\'",;:<>[]{}/ \n\t\r';
const text: IndexValue = { Type: 'text', Tokenizer: SEPARATORS, SqlFlag: true, ContainZH: false };
const long: IndexValue = { Type: 'long', Tokenizer: '', SqlFlag: true, ContainZH: false };
const exact: IndexValue = { ...text, Tokenizer: '' };

/** One record a line; the search answers with the numbers of the lines. */
const RECORDS: Record<string, string | number>[] = [
  { action: 'ACCEPT', srcaddr: '10.1.0.5', dstport: 443, 'log-status': 'OK', region: 'ap-guangzhou' },
  { action: 'REJECT', srcaddr: '10.1.2.5', dstport: 22, 'log-status': 'OK', region: 'ap-singapore' },
  { action: '-', srcaddr: '-', dstport: '-', 'log-status': 'NODATA', spare: 'Blue Moon' },
  { path: '/var/log/access.log', label: 'A b', note: 'Mixed CASE text', dstport: 80 },
  { path: '/var/tmp', label: '', note: 'a:b*c "q" 50%_x\\y', dstport: -1 },
  { path: '//', note: 'log var', label: `Stra${SHARP_S}e` },
];

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'search-'));
  store = await openStore({ dir });
  const fields = {
    action: text,
    srcaddr: text,
    dstport: long,
    'log-status': text,
    region: text,
    path: text,
    label: exact,
    note: text,
  };
  const KeyValues = Object.entries(fields).map(([Key, Value]) => ({ Key, Value }));
  const index = {
    FullText: { CaseSensitive: false, Tokenizer: SEPARATORS, ContainZH: false },
    KeyValue: { CaseSensitive: false, KeyValues },
  };
  await store.createTopic({ region: 'r', topicId: 'insensitive', name: 'n', logset: 'l', retentionDays: null, index });
  const strict = { FullText: null, KeyValue: { CaseSensitive: true, KeyValues } };
  await store.createTopic({
    region: 'r',
    topicId: 'strict',
    name: 'n',
    logset: 'l',
    retentionDays: null,
    index: strict,
  });
  const keys = [...new Set(RECORDS.flatMap((record) => Object.keys(record)))];
  const columns = keys.map((key) => RECORDS.map((record) => record[key] ?? null));
  const timesMs = RECORDS.map((_, line) => line);
  await store.append('insensitive', { timesMs, keys, columns });
  await store.append('strict', { timesMs, keys, columns });
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

async function search(query: string, topicId = 'insensitive'): Promise<number[]> {
  const topic = store.topic(topicId)!;
  const condition = topicCondition(topic, 0, 1000, query, { syntax: 'cql', switches: MILDEST_SWITCHES });
  const sql = `SELECT __TIMESTAMP__ FROM ${topic.table} WHERE ${condition} ORDER BY 1`;
  return (await store.readers.run((connection) => connection.runAndReadAll(sql)))
    .getRows()
    .map(([time]) => Number(time));
}

describe('compileSearch', () => {
  test.each<[string, number[]]>([
    ['*', [0, 1, 2, 3, 4, 5]],
    ['', [0, 1, 2, 3, 4, 5]],
    ['log-status:OK', [0, 1]],
    ['log-status:ok', [0, 1]],
    ['NOT log-status:OK', [2, 3, 4, 5]],
    ['log-status:OK and action:REJECT', [1]],
    ['action:(ACCEPT OR REJECT)', [0, 1]],
    ['action:"-"', [2]],
    ['srcaddr:10.1.0.5', [0]],
    ['srcaddr:10.1.*', [0, 1]],
    ['srcaddr:10.1.*.5', [0, 1]],
    ['srcaddr:10.1', []],
    ['region:ap-*', [0, 1]],
    ['region:AP-Guangzhou', [0]],
    ['dstport:443', [0]],
    ['dstport=443', [0]],
    ['dstport>=22 AND dstport<443', [1, 3]],
    ['dstport:>22', [0, 3]],
    ['dstport=-1', [4]],
    ['dstport:(22 OR 80)', [1, 3]],
    ['dstport:*', [0, 1, 3, 4]],
    ['NOT dstport:*', [2, 5]],
    ['dstport:""', [2, 5]],
    ['label:*', [3, 4, 5]],
    ['label:""', [4]],
    ['path:""', [5]],
    ['NOT label:*', [0, 1, 2]],
    ['path:/var/log', [3]],
    ['path:/var/access.log', [3]],
    ['path:"/var/access.log"', []],
    ['path:"/var/log/acc*.log"', [3]],
    ['path:var', [3, 4]],
    ['note:"log var"', [5]],
    ['note:"var log"', []],
    ['note:mixed', [3]],
    ['note:"case text"', [3]],
    ['note:cas*', [3]],
    ['label:"a b"', [3]],
    ['label:a', []],
    [`label:"STRA${SHARP_S}E"`, [5]],
    ['note:"50%_x\\\\y"', [4]],
    ['10.1.0.5', [0]],
    ['reject', [1]],
    ['443', [0]],
    ['blue', [2]],
    ['"blue moon"', [2]],
    ['"moon blue"', []],
    ['NOT 10.1.0.5', [1, 2, 3, 4, 5]],
    ['log var', [3, 5]],
    ['__SOURCE__:127.0.0.1 AND log-status:NODATA', [2]],
    ['NOT __SOURCE__:127.0.0.1', []],
  ])('%s finds records %j', async (query, lines) => {
    expect(await search(query)).toEqual(lines);
  });

  test('a case-sensitive index tells case apart', async () => {
    expect(await search('log-status:ok', 'strict')).toEqual([]);
    expect(await search('log-status:OK', 'strict')).toEqual([0, 1]);
    expect(await search('note:CASE', 'strict')).toEqual([3]);
  });

  test.each([
    ['spare:blue', 'insensitive', 'SyntaxError[field: spare, can not search on this field, since it is not indexed]'],
    [
      'http://x',
      'insensitive',
      'field: http, can not search on this field, since it is not indexed; a : inside a value is written \\:',
    ],
    ['example.com:443', 'insensitive', 'since it is not indexed; a : inside a value is written \\:'],
    ['select count(*)', 'insensitive', '; write * | before SELECT'],
    ['* select count(*)', 'insensitive', '; write | before SELECT'],
    ['select bytes', 'strict', 'since it is not indexed]; write * | before SELECT'],
    ['"select " "', 'insensitive', 'This quote is not closed: "]'],
    ['word', 'strict', 'SyntaxError[Full-Text can not search on this field, since it is not indexed]'],
    ['dstport:abc', 'insensitive', 'For input string: "abc"'],
    ['dstport:4*', 'insensitive', 'wildcards are not supported on field [dstport]'],
    ['srcaddr>5', 'insensitive', 'field [srcaddr] is of type text'],
  ])('%s is refused', async (query, topicId, message) => {
    await expect(search(query, topicId)).rejects.toThrow(message);
  });
});

describe('a hostile text is an ordinary search', () => {
  test.each([
    ['NUL', 'label:"a\0b"'],
    ['NUL in full text', 'a\0b'],
    ['half a character', String.fromCharCode(0xd800)],
    ['quotes of the engine', `note:"' OR TRUE --"`],
    ['signs of regular expressions', 'note:"(a|b)+$^[x]{3}\\\\Q.*"'],
    ['signs of LIKE', 'label:"50\\\\%_*x"'],
    ['many wildcards', `label:${'a*'.repeat(2000)}b`],
    ['many words', Array.from({ length: 400 }, (_, word) => `w${word}`).join(' OR ')],
    ['many negations', `${'NOT '.repeat(2001)}nothing`],
    ['many numbers', Array.from({ length: 1000 }, (_, port) => `dstport=${port + 1000}`).join(' OR ')],
  ])('%s', async (_, query) => {
    expect(await search(query)).toEqual(query.startsWith('NOT') ? [0, 1, 2, 3, 4, 5] : []);
  });
});

describe('a wildcard in quotes stands for the first 128 words that fit', () => {
  const NUMBERS = Array.from({ length: 200 }, (_, line) => line);
  const padded = (line: number) => String(line).padStart(3, '0');

  beforeAll(async () => {
    const index = {
      FullText: { CaseSensitive: true, Tokenizer: '/ ', ContainZH: false },
      KeyValue: {
        CaseSensitive: false,
        KeyValues: Object.entries({ cut: text, whole: exact }).map(([Key, Value]) => ({ Key, Value })),
      },
    };
    await store.createTopic({ region: 'r', topicId: 'many', name: 'n', logset: 'l', retentionDays: null, index });
    await store.append('many', {
      timesMs: NUMBERS,
      keys: ['cut', 'whole'],
      columns: [
        NUMBERS.map((line) => `/var/log/Acc${padded(line)}.log`),
        NUMBERS.map((line) => `Word ${padded(199 - line)}`),
      ],
    });
  });

  test.each([
    ['cut:"log/acc*.log"', 0, 127],
    ['cut:log/acc*.log', 0, 199],
    ['cut:"acc1*"', 100, 199],
    ['NOT cut:"log/acc*"', 128, 199],
    ['whole:"word*"', 72, 199],
    ['whole:word*', 0, 199],
    ['"log/Acc*.log"', 0, 127],
    ['"Acc*"', 0, 127],
    ['Acc*', 0, 199],
    ['"acc*"', -1, -1],
  ] as const)('%s finds records %i to %i', async (query, from, to) => {
    expect(await search(query, 'many')).toEqual(NUMBERS.filter((line) => line >= from && line <= to));
  });

  test('of the searched time range', async () => {
    const topic = store.topic('many')!;
    const condition = topicCondition(topic, 50, 190, 'cut:"acc*"', { syntax: 'cql', switches: MILDEST_SWITCHES });
    const sql = `SELECT min(__TIMESTAMP__), max(__TIMESTAMP__) FROM ${topic.table} WHERE ${condition}`;
    const reader = await store.readers.run((connection) => connection.runAndReadAll(sql));
    expect(reader.getRows()).toEqual([[50n, 177n]]);
  });
});
