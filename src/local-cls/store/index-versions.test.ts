import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IndexRule, type IndexValue } from '#cls';
import { searchLogs } from '../engine/search-logs';
import { type LogBatch } from './log-batch';
import { openStore } from './open-store';
import { type Store } from './store';

type Fields = Record<string, string>;
type Step = { kind: 'index'; rule: IndexRule } | { kind: 'records'; records: Fields[] } | { kind: 'reopen' };

const KEYS = ['a', 'b', 'x.y', '__TAG__.host'];

const value = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '0',
    '5',
    '-5',
    '007',
    '+1',
    '1.5',
    '1.50',
    '1e5',
    '9223372036854775808',
    'NaN',
    ' 3',
    'abc',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => !text.includes('\0')),
  fc.integer().map(String),
  fc.double({ noNaN: true, min: -1e12, max: 1e12 }).map(String),
);
const records = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
  { maxLength: 4 },
);
const indexValue = fc.record<IndexValue>({
  Type: fc.constantFrom('text', 'long', 'double'),
  Tokenizer: fc.constant(''),
  SqlFlag: fc.boolean(),
  ContainZH: fc.constant(false),
});
const keyValues = (keys: string[]) =>
  fc.subarray(keys).chain((chosen) =>
    fc.tuple(...chosen.map((Key) => indexValue.map((Value) => ({ Key, Value })))).map((KeyValues) => ({
      CaseSensitive: false,
      KeyValues,
    })),
  );
const rule = fc.record({ KeyValue: keyValues(['a', 'b', 'x.y']), Tag: keyValues(['host']) });
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: records.map((list): Step => ({ kind: 'records', records: list })) },
    { weight: 3, arbitrary: rule.map((index): Step => ({ kind: 'index', rule: index })) },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reopen' }) },
  ),
  { maxLength: 10 },
);

function batchOf(list: readonly Fields[]): LogBatch {
  const columns = KEYS.map((key) => list.map((fields) => (Object.hasOwn(fields, key) ? fields[key]! : null)));
  return { timesMs: list.map(() => 1), keys: KEYS, columns };
}

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'index-versions-'));
  store = await openStore({ dir });
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

async function stored(topicId: string): Promise<Fields[]> {
  const topic = store.topic(topicId)!;
  const search = { topic, condition: 'TRUE', descending: false, limit: 1000, offset: 0 };
  const { logs } = await store.readers.run((connection) => searchLogs(search, connection));
  return logs.map(({ json }) => {
    const { __TAG__: tags, ...fields } = JSON.parse(json) as Fields & { __TAG__?: unknown };
    const members = Object.entries((tags ?? {}) as Fields).map(([key, text]) => [`__TAG__.${key}`, text]);
    return { ...fields, ...(Object.fromEntries(members) as Fields) };
  });
}

async function perform(topicId: string, step: Step): Promise<void> {
  if (step.kind === 'index') {
    await store.setIndex(topicId, step.rule);
  } else if (step.kind === 'records') {
    await store.append(topicId, batchOf(step.records));
  } else {
    await store.close();
    store = await openStore({ dir });
  }
}

describe('records under changing indexes', () => {
  test('come back as they were delivered, in their order, whatever the indexes were', async () => {
    let topics = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const topicId = `t${++topics}`;
        await store.createTopic({ region: 'r', topicId, name: topicId, logset: 's', index: {}, retentionDays: null });
        for (const step of list) {
          await perform(topicId, step);
        }
        const delivered = list.flatMap((step) => (step.kind === 'records' ? step.records : []));
        expect(await stored(topicId)).toEqual(delivered);
        await store.deleteTopic(topicId);
      }),
      { seed: 3, numRuns: 30 },
    );
  }, 30_000);

  test('an older index is forgotten with its last record', async () => {
    const index = (Type: IndexValue['Type']): IndexRule => ({
      KeyValue: {
        CaseSensitive: false,
        KeyValues: [{ Key: 'a', Value: { Type, Tokenizer: '', SqlFlag: true, ContainZH: false } }],
      },
    });
    const topic = { region: 'r', topicId: 'old', name: 'old', logset: 's', index: index('text'), retentionDays: 1 };
    await store.createTopic(topic);
    await store.append('old', { timesMs: [1], keys: ['a'], columns: [['1']] });
    await store.setIndex('old', index('long'));
    await store.append('old', { timesMs: [2], keys: ['a'], columns: [['2']] });
    expect(store.topic('old')!.versions).toHaveLength(2);
    await store.deleteBefore('old', 2);
    expect(store.topic('old')!.versions).toHaveLength(1);
    await store.close();
    store = await openStore({ dir });
    expect(await stored('old')).toEqual([{ a: '2' }]);
  });
});
