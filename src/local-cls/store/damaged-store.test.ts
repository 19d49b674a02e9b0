/** A store that is torn or changed is reported by name, never served with less; what a kill leaves is no damage. */
import { randomFillSync } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ccnTopicId, demoTopics } from '../demo-topics';
import { quoteName } from '../escape';
import { explainFault } from './engine-fault';
import { openStore } from './open-store';
import type { Store } from './store';

const TOPIC = ccnTopicId('ap-guangzhou');
const BATCHES = 10;
const ROWS = 3000;
const COMPLETE = `${BATCHES * ROWS} records`;
const FRACTIONS = [0.001, 0.013, 0.03, 0.11, 0.23, 0.37, 0.41, 0.53, 0.67, 0.71, 0.83, 0.97, 0.999];

let dir: string;

const fileIn = (folder: string) => join(dir, folder, 'logs.duckdb');

/** Texts that do not compress, so that the file has many blocks. */
async function appendBatch(store: Store): Promise<void> {
  const texts = Array.from({ length: ROWS }, () => randomFillSync(Buffer.alloc(24)).toString('base64'));
  await store.append(TOPIC, { timesMs: texts.map((_, k) => k), keys: ['srcaddr'], columns: [texts] });
}

/** What a reader gets who reads everything: all of it, or what is wrong. */
async function readAll(folder: string): Promise<string> {
  try {
    const store = await openStore({ dir: join(dir, folder) });
    const { table } = store.topic(TOPIC)!;
    const sql = `SELECT count(*), sum(__TIMESTAMP__), sum(__SEQ__), sum(length(srcaddr)) FROM ${quoteName(table)}`;
    try {
      const read = await store.readers.run((reader) => reader.runAndReadAll(sql));
      return `${read.getRows()[0]![0]} records`;
    } finally {
      await store.close();
    }
  } catch (error) {
    const told = explainFault(error, fileIn(folder));
    return told instanceof Error ? told.message : String(told);
  }
}

function spoiled(folder: string, spoil: (file: string) => void): string {
  const copy = join(dir, 'spoiled');
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(dir, folder), copy, { recursive: true });
  spoil(fileIn('spoiled'));
  return 'spoiled';
}

function flipAt(path: string, fraction: number): void {
  const bytes = readFileSync(path);
  const from = Math.floor(bytes.length * fraction);
  writeFileSync(
    path,
    Buffer.concat([
      bytes.subarray(0, from),
      bytes.subarray(from, from + 8).map((byte) => ~byte),
      bytes.subarray(from + 8),
    ]),
  );
}

/** `killed`: as a kill leaves the folder, with every write in the log; `stopped`: as a clean stop does. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'flowlens-damage-'));
  const store = await openStore({ dir: join(dir, 'stopped') });
  await store.createTopic(demoTopics().find(({ topicId }) => topicId === TOPIC)!);
  for (let k = 0; k < BATCHES; k++) {
    await appendBatch(store);
  }
  cpSync(join(dir, 'stopped'), join(dir, 'killed'), { recursive: true });
  await store.close();
});
afterAll(() => rm(dir, { recursive: true }));

describe('a store', () => {
  test('is whole after a stop and after a kill', async () => {
    expect(existsSync(`${fileIn('killed')}.wal`)).toBe(true);
    expect(await readAll(spoiled('stopped', () => undefined))).toBe(COMPLETE);
    expect(await readAll(spoiled('killed', () => undefined))).toBe(COMPLETE);
  });

  test.each(FRACTIONS)(
    'with bytes changed at %d of its file answers all or says that it is damaged',
    async (fraction) => {
      const outcome = await readAll(spoiled('stopped', (file) => flipAt(file, fraction)));
      expect(outcome === COMPLETE ? 'is damaged' : outcome).toContain('is damaged');
    },
  );

  test.each([0, 0.0001, 0.002, 0.3, 0.6, 0.9, 0.999])('cut to %d of its file says so', async (fraction) => {
    const outcome = await readAll(
      spoiled('stopped', (file) => truncateSync(file, Math.floor(statSync(file).size * fraction))),
    );
    expect(outcome).toMatch(/logs\.duckdb is damaged \(.*Next step: stop the local CLS, put its folder aside/);
  });

  test.each(FRACTIONS)('with bytes changed at %d of its log says so', async (fraction) => {
    const outcome = await readAll(spoiled('killed', (file) => flipAt(`${file}.wal`, fraction)));
    expect(outcome).toMatch(/logs\.duckdb is damaged/);
  });

  test('whose log lost acknowledged writes says how many, also when all of it is gone', async () => {
    const half = spoiled('killed', (file) => truncateSync(`${file}.wal`, Math.floor(statSync(`${file}.wal`).size / 2)));
    expect(await readAll(half)).toMatch(/is damaged \([56] acknowledged writes are missing/);
    expect(await readAll(spoiled('killed', (file) => rmSync(`${file}.wal`)))).toContain(
      '11 acknowledged writes are missing',
    );
  });

  test('whose log ends within a write that was not acknowledged yet is whole without it', async () => {
    const torn = spoiled('killed', (file) => {
      truncateSync(`${file}.wal`, statSync(`${file}.wal`).size - 100);
      writeFileSync(`${file}.acknowledged`, String(BATCHES));
    });
    expect(await readAll(torn)).toBe(`${(BATCHES - 1) * ROWS} records`);
  });
});
