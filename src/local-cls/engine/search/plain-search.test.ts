import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IndexRule, type IndexValue } from '#cls';
import { cql, parseSearch, type Pattern, printSearch, type SearchNode } from '#language';
import { openStore } from '../../store/open-store';
import { type Store } from '../../store/store';
import { MILDEST_SWITCHES } from '../../switches';
import { topicCondition } from '../topic-condition';
import { beginsWithWildcard, isFound, type PlainRecord } from './plain-search';

const SEED = 20240711;
const RUNS = 100;
const HAN = [0x7528, 0x6237, 0x8d85].map((code) => String.fromCodePoint(code));
const WORDS = ['a', 'A', 'ab', 'abc', 'b', 'B', '7', '42', '10.0.0.1', 'ap-x', 'x_y', 'a%b', 'c\\d', "it's", ...HAN];
const GAPS = ['/', ' ', ' / ', '\n', '.', '-', '"', ''];
const TEXT_KEYS = ['slashes', 'whole', 'usual', 'chinese', '__TAG__.pod'];
const NUMBER_KEYS = ['count', 'ratio', 'late'];

const text = (Tokenizer: string, ContainZH = false): IndexValue => ({
  Type: 'text',
  Tokenizer,
  SqlFlag: true,
  ContainZH,
});
const number = (Type: 'long' | 'double'): IndexValue => ({ Type, Tokenizer: '', SqlFlag: true, ContainZH: false });
const USUAL = '/ "\'\n';

function indexOf(isExact: boolean, fields: Record<string, IndexValue>): IndexRule {
  return {
    FullText: { CaseSensitive: isExact, Tokenizer: USUAL, ContainZH: isExact },
    KeyValue: { CaseSensitive: isExact, KeyValues: Object.entries(fields).map(([Key, Value]) => ({ Key, Value })) },
    Tag: { CaseSensitive: !isExact, KeyValues: [{ Key: 'pod', Value: text('-') }] },
  };
}

const FIELDS = {
  slashes: text('/'),
  whole: text(''),
  usual: text(USUAL),
  chinese: text('/', true),
  count: number('long'),
  ratio: number('double'),
  late: number('long'),
};
/** The topic `changed` had another index for the first half of its records. */
const EARLIER = indexOf(true, { ...FIELDS, slashes: text(' '), late: text('/'), whole: number('long') });
const INDEXES: Record<string, IndexRule> = {
  folded: indexOf(false, FIELDS),
  exact: indexOf(true, FIELDS),
  changed: indexOf(false, FIELDS),
};

const phrases = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...GAPS)), { maxLength: 4 })
  .map((parts) => parts.flat().join(''));
const numbers = fc.constantFrom('0', '7', '42', '-3', '42.5', '-', '');
const records: PlainRecord[] = fc.sample(
  fc.record(
    {
      ...Object.fromEntries(TEXT_KEYS.map((key) => [key, phrases])),
      count: fc.constantFrom('0', '7', '42', '-3', '-', ''),
      late: fc.constantFrom('0', '7', '42', 'a/7'),
      ratio: numbers,
      unindexed: phrases,
      __FILENAME__: fc.constantFrom('/a/b', 'abc'),
    },
    { requiredKeys: [] },
  ),
  { seed: SEED, numRuns: 80 },
);
const HALF = records.length / 2;

const pattern = fc
  .tuple(phrases, fc.array(fc.constantFrom(...WORDS, '', '/a'), { maxLength: 2 }))
  .map(([head, tails]): Pattern => [head, ...tails.flatMap((tail): Pattern => [cql.ANY, tail])])
  .map((pieces) => pieces.filter((piece, index) => piece !== '' || (index === 0 && pieces.length === 1)))
  .filter(([first]) => first !== cql.ANY);
const operator = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const, '=' as const);
const { tree } = fc.letrec<{ tree: SearchNode; leaf: SearchNode }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...TEXT_KEYS, ...NUMBER_KEYS).map(cql.exists),
    fc
      .tuple(fc.constantFrom(...TEXT_KEYS), pattern, fc.boolean())
      .map(([key, value, phrase]): SearchNode => ({ kind: 'match', key, value, phrase })),
    fc
      .tuple(pattern, fc.boolean())
      .filter(([value]) => value.some((piece) => piece !== ''))
      .map(([value, phrase]): SearchNode => ({ kind: 'match', value, phrase })),
    fc
      .tuple(fc.constantFrom(...NUMBER_KEYS), operator, fc.constantFrom(0, 7, 42, -3))
      .map(([key, sign, bound]) => cql.compare(key, sign, bound)),
    fc
      .tuple(fc.constantFrom(...NUMBER_KEYS), fc.constantFrom('7', '42', ''))
      .map(([key, value]) => cql.match(key, value)),
  ),
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('leaf'),
    tie('tree').map(cql.not),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((nodes) => cql.and(...nodes)),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((nodes) => cql.or(...nodes)),
  ),
}));

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plain-search-'));
  store = await openStore({ dir });
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  for (const [topicId, index] of Object.entries(INDEXES)) {
    const isChanged = topicId === 'changed';
    await store.createTopic({
      region: 'r',
      topicId,
      name: topicId,
      logset: 'l',
      retentionDays: null,
      index: isChanged ? EARLIER : index,
    });
    const append = (from: number, to: number) =>
      store.append(topicId, {
        timesMs: records.slice(from, to).map((_, row) => from + row),
        keys,
        columns: keys.map((key) => records.slice(from, to).map((record) => record[key] ?? null)),
      });
    await append(0, HALF);
    if (isChanged) {
      await store.setIndex(topicId, index);
    }
    await append(HALF, records.length);
  }
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

async function search(query: string, topicId: string): Promise<number[]> {
  const topic = store.topic(topicId)!;
  const condition = topicCondition(topic, 0, 1000, query, { syntax: 'cql', switches: MILDEST_SWITCHES });
  const sql = `SELECT __TIMESTAMP__ FROM ${topic.table} WHERE ${condition} ORDER BY 1`;
  const reader = await store.readers.run((connection) => connection.runAndReadAll(sql));
  return reader.getRows().map(([time]) => Number(time));
}

describe('any condition finds what it says', () => {
  test.each(Object.entries(INDEXES))(
    'in the topic %s',
    async (topicId, index) => {
      let refusals = 0;
      let finds = 0;
      const property = fc.asyncProperty(tree, async (node) => {
        const query = printSearch(node);
        const asked = parseSearch(query);
        if (beginsWithWildcard(asked, index)) {
          refusals += 1;
          await expect(search(query, topicId)).rejects.toThrow('prefix fuzzy query is not supported');
          return;
        }
        const expected = records.flatMap((record, row) => {
          const own = topicId === 'changed' && row < HALF ? EARLIER : index;
          return isFound(asked, record, own) ? [row] : [];
        });
        finds += expected.length > 0 && expected.length < records.length ? 1 : 0;
        expect({ query, found: await search(query, topicId) }).toEqual({ query, found: expected });
      });
      await fc.assert(property, { seed: SEED, numRuns: RUNS });
      expect(refusals).toBeGreaterThan(1);
      expect(finds).toBeGreaterThan(25);
    },
    60_000,
  );
});
