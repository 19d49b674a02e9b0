import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ccnTopicId } from '../demo-topics';
import { openTestStore, type TestStore } from '../store/open-test-store';
import { INTERFACES } from '../traffic/inventory';
import { createTrafficModel } from '../traffic/traffic-model';
import { changeWindow, disable, enable, type FlowLog } from './flow-log';
import { Recorder, type RecorderOptions } from './recorder';
import { recordingOf } from './recording-of';
import { FLOW_LOG, TEST_MINUTE } from './test-flow-log';

const MINUTE_MS = 60_000;
const model = createTrafficModel({ seed: 5, recordsPerMinute: 400, limiterEveryHour: true });
const TOPIC = FLOW_LOG.topicId;
const OTHER_TOPIC = ccnTopicId('ap-beijing');

let opened: TestStore;
let flowLogs: FlowLog[];

beforeEach(async () => {
  opened = await openTestStore();
  flowLogs = [FLOW_LOG];
});
afterEach(() => opened.remove());

/** Records what is due so many minutes after the flow log's first window. */
async function recordAt(minutes: number, rest: Partial<RecorderOptions> = {}): Promise<void> {
  const nowMs = (TEST_MINUTE + minutes) * MINUTE_MS + 1000;
  await new Recorder({
    store: opened.store,
    flowLogs: { all: () => flowLogs },
    model,
    signal: new AbortController().signal,
    now: () => nowMs,
    log: () => undefined,
    ...rest,
  }).catchUp();
}

/** Numbers of records by the minute of their log time, counted from the flow log's first window. */
async function countByMinute(topicId = TOPIC): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const record of await opened.records(topicId)) {
    const minute = Math.floor(Number(record['__TIMESTAMP__']) / MINUTE_MS) - TEST_MINUTE;
    counts[minute] = (counts[minute] ?? 0) + 1;
  }
  return counts;
}

/** What the model has for the flow log in a window, counted from its first one. */
const made = (from: number, to = from + 1, flowLog = FLOW_LOG, windowMinutes = 1): number =>
  model.recordsOf(recordingOf(flowLog, windowMinutes), TEST_MINUTE + from, TEST_MINUTE + to).timesMs.length;

describe('Recorder', () => {
  test('nothing before the first window has gone through, then more with every minute', async () => {
    await recordAt(4);
    expect(await countByMinute()).toEqual({});
    await recordAt(5);
    const first = await countByMinute();
    expect(Object.keys(first)).toEqual(['0']);
    expect(first[0]).toBeLessThan(made(0));
    await recordAt(10);
    expect((await countByMinute())[0]).toBe(made(0));
  });

  test('nothing from before the first window, everything since', async () => {
    await recordAt(40);
    const counts = await countByMinute();
    expect(Math.min(...Object.keys(counts).map(Number))).toBe(0);
    for (let minute = 0; minute <= 30; minute++) {
      expect(counts[minute]).toBe(made(minute));
    }
  });

  test('minute by minute comes to the same as all at once', async () => {
    for (let minute = 5; minute <= 16; minute++) {
      await recordAt(minute);
    }
    const stepwise = await countByMinute();
    await opened.remove();
    opened = await openTestStore();
    await recordAt(16);
    expect(await countByMinute()).toEqual(stepwise);
  });

  test.each(['before', 'after'])('an end right %s a write leaves no double and no gap', async (place) => {
    let writes = 0;
    const { store } = opened;
    const ending: RecorderOptions['store'] = {
      topic: (topicId) => store.topic(topicId),
      mark: (topicId, writer) => store.mark(topicId, writer),
      async append(topicId, batch, mark, writer) {
        writes += 1;
        const ends = writes === 2;
        if (!ends || place === 'after') {
          await store.append(topicId, batch, mark, writer);
        }
        if (ends) {
          throw new Error('the process ends');
        }
      },
    };
    await expect(recordAt(90, { store: ending })).rejects.toThrow('the process ends');
    await opened.reopen();
    await recordAt(90);
    const counts = await countByMinute();
    for (let minute = 0; minute <= 80; minute++) {
      expect(counts[minute]).toBe(made(minute));
    }
  });

  test('switched off and on again: a gap, and nothing twice', async () => {
    await recordAt(12);
    flowLogs = [disable(FLOW_LOG, (TEST_MINUTE + 12) * MINUTE_MS)];
    await recordAt(20);
    flowLogs = [enable(flowLogs[0]!, (TEST_MINUTE + 20) * MINUTE_MS)];
    await recordAt(40);
    const counts = await countByMinute();
    expect(counts[11]).toBe(made(11));
    expect(counts[12]).toBeUndefined();
    expect(counts[19]).toBeUndefined();
    expect(counts[20]).toBe(made(20));
  });

  test.each(['ACCEPT', 'REJECT'] as const)('records %s alone when asked to', async (trafficType) => {
    // The limiter works where traffic leaves: the backup's source sees the drops.
    flowLogs = [{ ...FLOW_LOG, region: 'ap-shanghai', trafficType }];
    await recordAt(40);
    const actions = new Set((await opened.records(TOPIC)).map((record) => record['action']));
    expect([...actions]).toEqual([trafficType]);
  });

  test('longer windows sum their flows, from the change on', async () => {
    flowLogs = [changeWindow(FLOW_LOG, 5, (TEST_MINUTE + 3) * MINUTE_MS)];
    await recordAt(40);
    const records = await opened.records(TOPIC);
    const later = records.filter((record) => Number(record['start']) >= (TEST_MINUTE + 5) * 60);
    const settled = later.filter((record) => Number(record['start']) < (TEST_MINUTE + 30) * 60);
    expect(settled).toHaveLength(made(5, 30, FLOW_LOG, 5));
    expect(settled.length).toBeLessThan(made(5, 30));
  });

  test('two flow logs of one topic are each recorded once', async () => {
    const second = { ...FLOW_LOG, id: 'fl-00000002', region: 'ap-beijing' };
    flowLogs = [FLOW_LOG];
    await recordAt(15);
    flowLogs = [FLOW_LOG, second];
    await recordAt(30);
    const counts = await countByMinute();
    expect(counts[3]).toBe(made(3) + made(3, 4, second));
  });

  test('a flow log of interfaces: their records, in windows of five minutes', async () => {
    const { id: resourceId, vpcId } = INTERFACES[0]!;
    const ofInterface = { resourceType: 'NETWORKINTERFACE', resourceId, vpcId } as const;
    flowLogs = [{ ...FLOW_LOG, ...ofInterface, phases: [{ from: TEST_MINUTE, to: null, windowMinutes: 5 }] }];
    await recordAt(30);
    const records = await opened.records(TOPIC);
    expect(new Set(records.map((record) => record['interface-id']))).toEqual(new Set([resourceId]));
    expect(new Set(records.map((record) => Number(record['end']) - Number(record['start'])))).toEqual(new Set([300]));
  });

  test('what a store of the time before flow logs holds is not recorded again', async () => {
    const held = JSON.stringify({ delivered: [[TEST_MINUTE, TEST_MINUTE + 9, 99]] });
    await opened.store.append(TOPIC, { timesMs: [], keys: [], columns: [] }, held);
    await recordAt(30);
    const counts = await countByMinute();
    expect(counts[9]).toBeUndefined();
    expect(counts[10]).toBe(made(10));
  });

  test('an imported file keeps its own mark', async () => {
    const imported = JSON.stringify({ imported: {} });
    await opened.store.append(TOPIC, { timesMs: [], keys: [], columns: [] }, imported);
    await recordAt(12);
    expect(await opened.store.mark(TOPIC)).toBe(imported);
    expect((await countByMinute())[0]).toBe(made(0));
  });

  test('the newest windows come first', async () => {
    const newest: number[] = [];
    const { store } = opened;
    const watched: RecorderOptions['store'] = {
      topic: (topicId) => store.topic(topicId),
      mark: (topicId, writer) => store.mark(topicId, writer),
      append(topicId, batch, mark, writer) {
        newest.push(Math.max(...batch.timesMs));
        return store.append(topicId, batch, mark, writer);
      },
    };
    await recordAt(150, { store: watched });
    expect(newest.length).toBeGreaterThan(2);
    expect(newest).toEqual([...newest].sort((a, b) => b - a));
  });

  test('a stop while it catches up: no further window is made, nothing is written', async () => {
    const stop = new AbortController();
    let windows = 0;
    const stopping: RecorderOptions['model'] = {
      ...model,
      recordsOf(...request) {
        windows += 1;
        stop.abort();
        return model.recordsOf(...request);
      },
    };
    await recordAt(60, { model: stopping, signal: stop.signal });
    expect(windows).toBe(1);
    expect(await opened.records(TOPIC)).toEqual([]);
  });

  test('windows older than the history asked for stay missed', async () => {
    await recordAt(12 + 24 * 60, { historyMinutes: 30 });
    expect(Math.min(...Object.keys(await countByMinute()).map(Number))).toBe(12 + 24 * 60 - 30);
  });

  test('log time may be the time of arrival', async () => {
    await recordAt(12, { logTime: 'arrival' });
    const record = (await opened.records(TOPIC))[0]!;
    const delay = Number(record['__TIMESTAMP__']) / 1000 - Number(record['end']);
    expect(delay).toBeGreaterThanOrEqual(240);
    expect(delay).toBeLessThanOrEqual(600);
  });

  test('a topic that is gone takes nothing and keeps nobody else from recording', async () => {
    flowLogs = [{ ...FLOW_LOG, id: 'fl-00000002', topicId: 'gone' }, FLOW_LOG];
    await recordAt(12);
    expect((await countByMinute())[0]).toBe(made(0));
  });

  test('a topic that cannot be written to keeps no other from its records', async () => {
    const other = { ...FLOW_LOG, id: 'fl-00000002', region: 'ap-beijing', topicRegion: 'ap-beijing' };
    flowLogs = [FLOW_LOG, { ...other, topicId: OTHER_TOPIC }];
    const { store } = opened;
    const broken: RecorderOptions['store'] = {
      topic: (topicId) => store.topic(topicId),
      mark: (topicId, writer) => store.mark(topicId, writer),
      append: (topicId, ...rest) =>
        topicId === TOPIC ? Promise.reject(new Error('no room')) : store.append(topicId, ...rest),
    };
    await expect(recordAt(12, { store: broken })).rejects.toThrow('no room');
    expect((await countByMinute(OTHER_TOPIC))[0]).toBe(made(0, 1, other));
  });
});
