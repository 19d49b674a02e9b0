/** A store in a folder of its own with the topics of the demo, for tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoTopics } from '../demo-topics';
import { quoteName } from '../escape';
import { openStore } from './open-store';
import type { Store } from './store';

export interface TestStore {
  store: Store;
  dir: string;
  /** `readRecords` of the store as it is now. */
  records(topicId: string): Promise<Record<string, unknown>[]>;
  /** Closes the store and opens it again, as the next start does. */
  reopen(): Promise<void>;
  remove(): Promise<void>;
}

export async function openTestStore(): Promise<TestStore> {
  const dir = await mkdtemp(join(tmpdir(), 'flowlens-store-'));
  const test: TestStore = {
    store: await openStore({ dir }),
    dir,
    records(topicId) {
      return readRecords(this.store, topicId);
    },
    async reopen() {
      await this.store.close();
      this.store = await openStore({ dir });
    },
    async remove() {
      await this.store.close();
      await rm(dir, { recursive: true });
    },
  };
  for (const topic of demoTopics()) {
    await test.store.createTopic(topic);
  }
  return test;
}

/** All records of a topic in the order they came, keys without value left out. */
export async function readRecords(store: Store, topicId: string): Promise<Record<string, unknown>[]> {
  const table = quoteName(store.topic(topicId)!.table);
  const read = await store.readers.run((reader) => reader.runAndReadAll(`FROM ${table} ORDER BY __SEQ__`));
  return read.getRowObjectsJS().map(recordOf);
}

function recordOf(row: Record<string, unknown>): Record<string, unknown> {
  const { __SEQ__: _sequence, __EXTRA__: extra, ...fields } = row;
  const whole = { ...fields, ...(JSON.parse(String(extra ?? '{}')) as object) };
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
  );
}
