import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ccnTopicId } from '../demo-topics';
import { openTestStore, type TestStore } from '../store/open-test-store';
import { feedTraffic, type FeedOptions, type TrafficStore } from './feed-traffic';
import { DEMO_REGIONS } from './regions';
import { createTrafficModel } from './traffic-model';

const model = createTrafficModel({ seed: 5, recordsPerMinute: 400, limiterEveryHour: false });
const NOW = Date.UTC(2026, 2, 3, 4, 0, 30);
const CURRENT = Math.floor(NOW / 60_000);
const MINUTE_MS = 60_000;
const REGION = 'ap-guangzhou';
const TOPIC = ccnTopicId(REGION);

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore();
});
afterEach(() => opened.remove());

/** Feeds until nothing is missing, or until a write fails. */
async function fill(nowMs: number, store: TrafficStore = opened.store, rest: Partial<FeedOptions> = {}): Promise<void> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  const base = { now: () => nowMs, signal: stop.signal, historyMinutes: 45, onFilled: end, log: end };
  await feedTraffic(store, model, { ...base, ...rest });
}

/** Records of the region by minute of their end. */
async function countByMinute(): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const record of await opened.records(TOPIC)) {
    const minute = Math.floor(Number(record['__TIMESTAMP__']) / MINUTE_MS);
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  return counts;
}

const made = (minute: number): number => model.minute(minute).batches.get(REGION)!.timesMs.length;

describe('feedTraffic', () => {
  test('fills the history: whole minutes where all has arrived, parts of the newest, nothing newer', async () => {
    await fill(NOW);
    const counts = await countByMinute();
    expect(Math.min(...counts.keys())).toBe(CURRENT - 45);
    for (let minute = CURRENT - 45; minute <= CURRENT - 10; minute++) {
      expect(counts.get(minute)).toBe(made(minute));
    }
    expect(counts.get(CURRENT - 6)!).toBeLessThan(made(CURRENT - 6));
    expect(Math.max(...counts.keys())).toBe(CURRENT - 5);
  });

  test('the newest minutes are stored first', async () => {
    const newest: number[] = [];
    const store: TrafficStore = {
      mark: (topicId) => opened.store.mark(topicId),
      deleteBefore: (topicId, timeMs) => opened.store.deleteBefore(topicId, timeMs),
      append(topicId, batch, mark) {
        newest.push(...(topicId === TOPIC ? [Math.max(...batch.timesMs)] : []));
        return opened.store.append(topicId, batch, mark);
      },
    };
    await fill(NOW, store);
    expect(newest.length).toBeGreaterThan(1);
    expect(newest).toEqual([...newest].sort((a, b) => b - a));
  });

  test('minute by minute comes to the same records as all at once', async () => {
    for (let late = 12; late >= 0; late--) {
      await fill(NOW - late * MINUTE_MS, opened.store, { historyMinutes: 45 - late });
    }
    const stepwise = await countByMinute();
    await opened.remove();
    opened = await openTestStore();
    await fill(NOW);
    expect([...stepwise].sort()).toEqual([...(await countByMinute())].sort());
  });

  test('the next start stores only what is missing', async () => {
    await fill(NOW);
    await opened.reopen();
    await fill(NOW + 20 * MINUTE_MS);
    const counts = await countByMinute();
    for (let minute = CURRENT - 45; minute <= CURRENT + 10; minute++) {
      expect(counts.get(minute)).toBe(made(minute));
    }
  });

  test.each(['before', 'after'])('an end right %s a write leaves no double and no gap', async (place) => {
    let writes = 0;
    const store: TrafficStore = {
      mark: (topicId) => opened.store.mark(topicId),
      deleteBefore: (topicId, timeMs) => opened.store.deleteBefore(topicId, timeMs),
      async append(topicId, batch, mark) {
        writes += 1;
        if (writes === 11 && place === 'before') {
          throw new Error('the process ends');
        }
        await opened.store.append(topicId, batch, mark);
        if (writes === 11) {
          throw new Error('the process ends');
        }
      },
    };
    await fill(NOW, store);
    await opened.reopen();
    await fill(NOW);
    for (const { id } of DEMO_REGIONS) {
      const whole = (await opened.records(ccnTopicId(id))).filter(
        (record) => Number(record['__TIMESTAMP__']) < (CURRENT - 9) * MINUTE_MS,
      );
      const wanted = Array.from(
        { length: 36 },
        (_, k) => model.minute(CURRENT - 45 + k).batches.get(id)!.timesMs.length,
      );
      expect(whole).toHaveLength(wanted.reduce((sum, records) => sum + records, 0));
    }
  });

  test('a stop during the first fill makes no further minute and no further write', async () => {
    const stop = new AbortController();
    const made: number[] = [];
    const stopping = {
      ...model,
      minute(epochMinute: number) {
        made.push(epochMinute);
        stop.abort();
        return model.minute(epochMinute);
      },
    };
    await feedTraffic(opened.store, stopping, { now: () => NOW, signal: stop.signal });
    expect(made).toHaveLength(1);
    expect(await opened.records(TOPIC)).toEqual([]);
  });

  test('what is older than 25 hours is deleted', async () => {
    await fill(NOW);
    await fill(NOW + (25 * 60 - 20) * MINUTE_MS);
    expect(Math.min(...(await countByMinute()).keys())).toBe(CURRENT - 20);
  });

  test('log time may be the time of arrival', async () => {
    await fill(NOW, opened.store, { logTime: 'arrival' });
    const record = (await opened.records(TOPIC))[0];
    const delay = Number(record['__TIMESTAMP__']) / 1000 - Number(record['end']);
    expect(delay).toBeGreaterThanOrEqual(240);
    expect(delay).toBeLessThanOrEqual(600);
  });
});
