import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ccnTopicId, importTopicId } from './demo-topics';
import { deleteExpired } from './retention';
import { openTestStore, type TestStore } from './store/open-test-store';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-03T00:00:00Z');
const ONE_DAY = ccnTopicId('ap-guangzhou');
const FOR_EVER = importTopicId('ccn');

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.remove());

const runOnce = (log: (message: string) => void = () => undefined) =>
  deleteExpired(opened.store, { signal: new AbortController().signal, now: () => NOW, log });

const append = (topicId: string, timesMs: number[]) =>
  opened.store.append(topicId, { timesMs, keys: ['bytes'], columns: [timesMs] });
const timesIn = async (topicId: string) => (await opened.records(topicId)).map((record) => record['bytes']);

describe('retention', () => {
  test('deletes what is older than the days of its topic and an hour, and nothing of a topic without days', async () => {
    const times = [NOW - 26 * HOUR, NOW - 25 * HOUR, NOW - 24 * HOUR, NOW];
    await append(ONE_DAY, times);
    await append(FOR_EVER, times);
    await runOnce();
    expect(await timesIn(ONE_DAY)).toEqual(times.slice(1));
    expect(await timesIn(FOR_EVER)).toEqual(times);
  });

  test('readers get complete answers while records are deleted', async () => {
    const rows = Array.from({ length: 40_000 }, (_, k) => k);
    await append(
      ONE_DAY,
      rows.map((k) => (k % 2 === 0 ? NOW : NOW - 48 * HOUR)),
    );
    const { table } = opened.store.topic(ONE_DAY)!;
    const counts = new Set<number>();
    let deleting = true;
    const reading = (async () => {
      while (deleting) {
        const read = await opened.store.readers.run((reader) =>
          reader.runAndReadAll(`SELECT count(*) FROM "${table}"`),
        );
        counts.add(Number(read.getRows()[0]![0]));
        await setImmediate();
      }
    })();
    await runOnce();
    deleting = false;
    await reading;
    expect([...counts].filter((count) => count !== 40_000 && count !== 20_000)).toEqual([]);
    expect(await timesIn(ONE_DAY)).toHaveLength(20_000);
  });

  test('a topic that is deleted meanwhile does not keep the others from it', async () => {
    await append(ccnTopicId('ap-beijing'), [0]);
    const deleted = opened.store.deleteTopic(ONE_DAY);
    const told: string[] = [];
    await runOnce((message) => told.push(message));
    await deleted;
    expect(told).toEqual([expect.stringContaining(`Old records of topic ${ONE_DAY} could not be deleted`)]);
    expect(await timesIn(ccnTopicId('ap-beijing'))).toEqual([]);
  });
});
