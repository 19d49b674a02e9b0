import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IndexValue } from '#cls';
import { openStore } from '../store/open-store';
import { readRecords } from '../store/open-test-store';
import { type Store } from '../store/store';
import { batchOfGroups } from './batch-of-groups';
import type { LogGroup } from './read-log-groups';

const value = (Type: IndexValue['Type']): IndexValue => ({ Type, Tokenizer: '', SqlFlag: true, ContainZH: false });
const FIELDS = { host: value('text'), port: value('long'), rate: value('double') };

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'batch-of-groups-'));
  store = await openStore({ dir });
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '0',
    '-7',
    '007',
    '1.5',
    '1.50',
    'NaN',
    'Infinity',
    '12345678901234567890',
    'a b',
    '\u001f',
    '\u001e',
  ),
  fc.string({ maxLength: 5 }),
  fc.integer().map(String),
);
const keys = fc.constantFrom(['host', 'port', 'rate', 'spare'], ['port', 'host', 'rate', 'spare'], ['host'], []);
const log = fc.tuple(keys, fc.array(text, { minLength: 4, maxLength: 4 })).map(([names, values]) => ({
  time: 1_767_225_600,
  keys: names,
  values: values.slice(0, names.length),
}));
const group = fc.record<LogGroup>({
  logs: fc.array(log, { minLength: 1, maxLength: 6 }),
  source: fc.constantFrom(undefined, '10.0.0.9'),
  filename: fc.constantFrom(undefined, '/var/log/a'),
  tags: fc.constantFrom([], [{ key: 'zone', value: 'z' }]),
});

/** A record as it is read back. */
const expected = (groups: readonly LogGroup[]): object[] =>
  groups.flatMap(({ logs, source = '', filename = '', tags }) =>
    logs.map((each) => ({
      __TIMESTAMP__: String(1_767_225_600_000),
      __SOURCE__: source,
      __FILENAME__: filename,
      __TAGS__: tags.length === 0 ? undefined : JSON.stringify({ '__TAG__.zone': 'z' }),
      ...Object.fromEntries(each.keys.map((key, at) => [key, each.values[at]])),
    })),
  );

describe('batchOfGroups', () => {
  test('any logs come back in their order, whether they went as lines or cell by cell', async () => {
    let topics = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(group, { minLength: 1, maxLength: 3 }), async (groups) => {
        const topicId = `t${++topics}`;
        const KeyValues = Object.entries(FIELDS).map(([Key, Value]) => ({ Key, Value }));
        const index = { KeyValue: { CaseSensitive: false, KeyValues } };
        await store.createTopic({ region: 'r', topicId, name: topicId, logset: 's', index, retentionDays: null });
        await store.appendMade(topicId, batchOfGroups(groups));
        const stored = await readRecords(store, topicId);
        const texts = stored.map((record) =>
          Object.fromEntries(Object.entries(record).map(([k, v]) => [k, String(v)])),
        );
        expect(texts).toEqual(expected(groups));
      }),
      { seed: 9, numRuns: 40 },
    );
  }, 30_000);
});
