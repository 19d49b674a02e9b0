import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type IndexValue } from '#cls';
import { type LogBatch } from './log-batch';
import { openStore } from './open-store';
import { readRecords } from './open-test-store';
import { type Store } from './store';

const KEYS = ['host', 'port', 'end', 'rate', 'spare'];
const LINES = ['10.0.0.1 443 1772553600 2 x', '10.0.0.2 - 1772553601 - y', '- -1 1772553602 0 -'];

const value = (Type: IndexValue['Type']): IndexValue => ({ Type, Tokenizer: '', SqlFlag: true, ContainZH: false });
const columns = { host: value('text'), port: value('long'), end: value('long'), rate: value('double') };

let dir: string;
let store: Store;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'append-lines-'));
  store = await openStore({ dir });
  for (const topicId of ['lines', 'cells']) {
    const KeyValues = Object.entries(columns).map(([Key, Value]) => ({ Key, Value }));
    const index = { KeyValue: { CaseSensitive: false, KeyValues } };
    await store.createTopic({ region: 'r', topicId, name: topicId, logset: 's', index, retentionDays: null });
  }
});
afterAll(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});

const cells: LogBatch = {
  timesMs: [1772553600000, 1772553601000, 1772553602000],
  keys: KEYS,
  columns: KEYS.map((_, at) => LINES.map((line) => line.split(' ')[at]!)),
};
const lines = (text: string, count: number): NonNullable<LogBatch['lines']> => ({
  keys: KEYS,
  time: { key: 'end', unitMs: 1000 },
  wordEnd: ' ',
  lineEnd: '\n',
  parts: [{ text, count }],
  samples: { host: ['a1.-'] },
});

describe('lines', () => {
  test('are stored as their cells would be', async () => {
    await store.append('cells', cells);
    const text = LINES.map((line) => `${line}\n`).join('');
    await store.append('lines', { timesMs: [], keys: [], columns: [], places: [], lines: lines(text, 3) });
    expect(await readRecords(store, 'lines')).toEqual(await readRecords(store, 'cells'));
    expect(store.topic('lines')!.columns[0]!.traits).toMatchObject({ lower: true, separators: false });
  });

  test('leave their numbers to records that come by cell', async () => {
    const one: LogBatch = { timesMs: [1772553601000], keys: ['host'], columns: [['between']] };
    await store.append('lines', { ...one, places: [1], lines: lines(`${LINES[0]}\n\n${LINES[2]}\n`, 3) });
    await store.append('lines', { ...one, columns: [['last']] });
    const hosts = (await readRecords(store, 'lines')).map(({ host }) => host);
    expect(hosts).toEqual(['10.0.0.1', '10.0.0.2', '-', '10.0.0.1', 'between', '-', 'last']);
  });
});
