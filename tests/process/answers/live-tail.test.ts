/** New records over Grafana's live channels: the built executable polls the local CLS, the test watches as Grafana does. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { word } from '#wording';
import type { TailAnswer } from '#contract';
import { parseTextLine, TEXT_KEYS } from '#flowlog';
import type { FrameJson } from '#plugin-sdk';
import { defaultQuery } from '#query';
import { RunningPlugin } from './running-plugin';

const REGION = 'ap-guangzhou';
const STEADY = 'tail-steady';
const BURST = 'tail-burst';
const LEFT = 'tail-left';

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  for (const topic of [STEADY, BURST, LEFT]) {
    await running.createTopic({ region: REGION, topic }, 'ccn');
    await append(topic, [40, 30]);
    await running.indexed(topic);
  }
}, 30_000);

afterAll(() => running?.stop());

/** One record for each age in seconds; its destination port tells it apart. */
async function append(topic: string, ages: readonly number[], firstPort = 1): Promise<void> {
  const end = Math.floor(Date.now() / 1000);
  const records = ages.map((age, index) => {
    const port = firstPort + index;
    const line = `10.2.7.10 ${REGION} ${port} ${end - age - 59} 10.1.7.11 2 5 ccn-1 6 ap-shanghai 700 ACCEPT ${REGION} 40123 ${end - age} OK`;
    const reading = parseTextLine(line);
    if ('reason' in reading) {
      throw new Error(word(reading.reason));
    }
    return reading.record as Readonly<Record<string, string>>;
  });
  await running.cls.store.append(topic, {
    timesMs: ages.map((age) => (end - age) * 1000),
    keys: TEXT_KEYS.ccn,
    columns: TEXT_KEYS.ccn.map((key) => records.map((record) => record[key] ?? null)),
  });
}

const context = () =>
  running.context({
    sources: [STEADY, BURST, LEFT].map((topic) => ({ region: REGION, topic, format: 'ccn' as const })),
  });
const question = (topic: string, rest: object = {}) => ({
  ...{ ...defaultQuery('records'), refId: 'A', sources: [{ region: REGION, topic }] },
  ...rest,
});

async function offer(query: object): Promise<TailAnswer> {
  const asked = { method: 'POST', url: 'tail', body: JSON.stringify(query) };
  const { status, body } = await running.plugin.callResource(context(), asked);
  if (status !== 200) {
    throw new Error(Buffer.from(body).toString());
  }
  return JSON.parse(Buffer.from(body).toString()) as TailAnswer;
}

const column = ({ schema, data }: FrameJson, name: string) =>
  data.values[schema.fields.findIndex((field) => field.name === name)]!;
const ports = (frame: FrameJson) =>
  (column(frame, 'labels') as Record<string, string>[]).map((labels) => Number(labels.dstport ?? 0));
const calls = () => running.cls.faults.list()[0]!.hits;

/** The packets of a topic's channel, one at a time. */
async function watch(topic: string) {
  const { path, query } = await offer(question(topic));
  const packets = running.plugin.runStream(context(), path, query)[Symbol.asyncIterator]();
  return { next: async () => (await packets.next()).value as FrameJson, leave: () => packets.return?.() };
}

describe('live tail', () => {
  test('a channel is watched with its own question, by any number of people', async () => {
    const { path, query } = await offer(question(STEADY));
    const other = await offer(question(STEADY, { refId: 'B', limit: 7, sort: 'oldest' }));
    expect(other).toEqual({ path, query });
    expect(await running.plugin.subscribeStream(context(), path, query)).toBe('ok');
    expect(await running.plugin.subscribeStream(context(), path, other.query)).toBe('ok');
    expect(await running.plugin.subscribeStream(context(), path, question(BURST))).toBe('notFound');
    expect(await running.plugin.subscribeStream(context(), 'tail/0', query)).toBe('notFound');
    expect(await running.plugin.subscribeStream(context(), path, {})).toBe('notFound');
  });

  test.each([
    ['what is counted', { ...defaultQuery('traffic') }, 'only raw records can be watched live'],
    ['a SELECT', { ...defaultQuery('code'), text: '* | select 1' }, 'remove the SELECT'],
    ['a field nobody knows', question(STEADY, { filters: [{ field: 'nope', operator: 'is', values: ['1'] }] }), 'nope'],
  ])('%s is refused with the reason', async (_what, query, reason) => {
    await expect(offer(query)).rejects.toThrow(reason);
  });

  test('records appear once, a burst is held down, and a channel that nobody watches asks no more', async () => {
    running.cls.faults.set({ kind: 'slow', delayMs: 0, actions: ['SearchLog'], topics: [LEFT] });
    const [steady, burst, left] = [await watch(STEADY), await watch(BURST), await watch(LEFT)];
    for (const channel of [steady, burst, left]) {
      expect(ports(await channel.next())).toEqual([1, 2]);
    }
    await left.leave();
    const asked = calls();
    expect(asked).toBeGreaterThan(0);
    // One of them is late: older than what was shown.
    await append(STEADY, [50, 2], 3);
    await append(BURST, Array<number>(3100).fill(1), 100);
    expect(ports(await steady.next())).toEqual([3, 4]);
    const note = await burst.next();
    expect(column(note, 'body')).toEqual([expect.stringMatching(/^100 older records are left out/)]);
    expect(column(note, 'severity')).toEqual(['warning']);
    expect(ports(await burst.next())).toHaveLength(200);
    expect(calls()).toBe(asked);
    await steady.leave();
    await burst.leave();
  });

  test('a search without SELECT is watched as well', async () => {
    const code = { ...defaultQuery('code'), text: 'dstport:2', sources: [{ region: REGION, topic: STEADY }] };
    const { path, query } = await offer(code);
    for await (const packet of running.plugin.runStream(context(), path, query)) {
      expect(ports(packet)).toEqual([2]);
      break;
    }
  });
});
