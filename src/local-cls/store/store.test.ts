import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type IndexValue } from '#cls';
import { openStore, StoreInUseError } from './open-store';
import { type Store } from './store';

const value = (Type: IndexValue['Type'], Tokenizer = ''): IndexValue => ({
  Type,
  Tokenizer,
  SqlFlag: true,
  ContainZH: false,
});
const TOPIC = {
  region: 'ap-guangzhou',
  topicId: 't1',
  name: 'ccn',
  logset: 'flowlog_logset',
  index: {
    KeyValue: {
      CaseSensitive: false,
      KeyValues: [
        { Key: 'action', Value: value('text', ',') },
        { Key: 'dstport', Value: value('long') },
      ],
    },
  },
  retentionDays: 1,
};

let dir: string;
let store: Store;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'store-'));
  store = await openStore({ dir });
  await store.createTopic(TOPIC);
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

const rows = async (): Promise<unknown[][]> => {
  const { table } = store.topic('t1')!;
  return (
    await store.readers.run((c) =>
      c.runAndReadAll(
        `SELECT COLUMNS(c -> c NOT IN ('__SOURCE__', '__FILENAME__', '__TAGS__')) FROM ${table} ORDER BY __SEQ__`,
      ),
    )
  ).getRowsJS();
};

describe('Store', () => {
  test('numbers, absent keys, texts no number can hold and keys without index are told apart', async () => {
    await store.append('t1', {
      timesMs: [1, 2, 3],
      keys: ['action', 'dstport', 'spare'],
      columns: [
        ['ACCEPT', null, ''],
        [443, '-', '007'],
        [null, 'x', null],
      ],
    });
    expect(await rows()).toEqual([
      [1n, 0n, 'ACCEPT', 443n, null],
      [2n, 1n, null, null, '{"dstport":"-","spare":"x"}'],
      [3n, 2n, '', 7n, '{"dstport":"007"}'],
    ]);
  });

  test('reopening keeps topics, records, traits and numbering', async () => {
    await store.append('t1', { timesMs: [10], keys: ['action'], columns: [['ACCEPT']] });
    await store.close();
    store = await openStore({ dir });
    await store.append('t1', { timesMs: [20], keys: ['action'], columns: [['REJECT']] });
    expect(store.topics('ap-guangzhou')).toMatchObject([TOPIC]);
    expect(store.topics('ap-beijing')).toEqual([]);
    expect(store.topic('t1')!.columns[0]!.traits).toEqual({
      upper: true,
      lower: false,
      foreign: false,
      separators: false,
    });
    expect((await rows()).map((row) => row[1])).toEqual([0n, 1n]);
    expect(await store.bounds('t1')).toEqual({ minMs: 10, maxMs: 20, count: 2 });
  });

  test('traits grow with the values', async () => {
    await store.append('t1', { timesMs: [1], keys: ['action'], columns: [['a,b']] });
    expect(store.topic('t1')!.columns[0]!.traits).toEqual({
      upper: false,
      lower: true,
      foreign: false,
      separators: true,
    });
  });

  test('takes batches longer than a chunk', async () => {
    const count = 5000;
    await store.append('t1', {
      timesMs: Array.from({ length: count }, (_, row) => row),
      keys: ['dstport'],
      columns: [Array.from({ length: count }, (_, row) => row)],
    });
    expect(await store.bounds('t1')).toEqual({ minMs: 0, maxMs: 4999, count });
    expect((await rows()).every((row, at) => row[1] === BigInt(at) && row[3] === BigInt(at))).toBe(true);
  });

  test('deletes what is older than a time', async () => {
    await store.append('t1', { timesMs: [1, 2, 3], keys: [], columns: [] });
    await store.deleteBefore('t1', 3);
    expect(await store.bounds('t1')).toEqual({ minMs: 3, maxMs: 3, count: 1 });
  });

  test('counts the records of a time range, both ends included', async () => {
    await store.append('t1', { timesMs: [1, 2, 3, 4], keys: [], columns: [] });
    expect(await store.countBetween('t1', 2, 3)).toBe(2);
  });

  test('an empty topic has no bounds', async () => {
    expect(await store.bounds('t1')).toEqual({ minMs: null, maxMs: null, count: 0 });
  });

  test('an unknown topic and a second topic of the same id are refused', async () => {
    await expect(store.append('nope', { timesMs: [], keys: [], columns: [] })).rejects.toThrow(
      'there is no topic nope',
    );
    await expect(store.createTopic(TOPIC)).rejects.toThrow('exists already');
  });

  test.each([
    [{ columns: [['ACCEPT'], [443, 80]] }, 'key action has 1 values for 2 records'],
    [{ columns: [['ACCEPT', 'REJECT']] }, '2 keys and 1 columns'],
    [{ timesMs: [1, 2.5] }, 'timesMs[1] is 2.5, no whole number of milliseconds'],
    [{ timesMs: [Number.NaN, 2] }, 'timesMs[0] is NaN'],
  ])('a batch with %j is refused whole', async (wrong, message) => {
    const batch = {
      timesMs: [1, 2],
      keys: ['action', 'dstport'],
      columns: [
        ['ACCEPT', 'REJECT'],
        [443, 80],
      ],
    };
    await expect(store.append('t1', { ...batch, ...wrong })).rejects.toThrow(message);
    await store.append('t1', batch);
    expect(await store.bounds('t1')).toEqual({ minMs: 1, maxMs: 2, count: 2 });
  });

  test('keys that differ only in case are refused', async () => {
    const KeyValues = [
      { Key: 'Bytes', Value: value('long') },
      { Key: 'bytes', Value: value('long') },
    ];
    const index = { KeyValue: { CaseSensitive: false, KeyValues } };
    await expect(store.createTopic({ ...TOPIC, topicId: 't2', index })).rejects.toThrow('"bytes"');
  });

  test('topics and log sets have the time of the clock that the store was given', async () => {
    await store.close();
    let nowMs = 1_767_225_600_000;
    store = await openStore({ dir, now: () => nowMs });
    const made = await store.createTopic({ ...TOPIC, topicId: 't2', name: 'other', logset: 'other' });
    expect([made.createdMs, store.logset(made.logsetId)!.createdMs]).toEqual([nowMs, nowMs]);
    nowMs += 1000;
    await store.setIndex('t2', {});
    expect(store.topic('t2')).toMatchObject({ createdMs: nowMs - 1000, indexModifiedMs: nowMs });
  });

  test('the engine reads no files', async () => {
    await expect(store.readers.run((c) => c.run(`FROM read_csv('/etc/hostname')`))).rejects.toThrow();
    await expect(store.readers.run((c) => c.run('SET enable_external_access = true'))).rejects.toThrow();
  });

  test('a folder is opened once', async () => {
    await expect(openStore({ dir })).rejects.toBeInstanceOf(StoreInUseError);
  });
});
