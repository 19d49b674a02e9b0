/**
 * Every way in which an answer can be cut, sampled, partial, late or uncertain, with the notice that says so. A call that
 * hangs takes a minute: `cls-client.test.ts` and `ask-slices.test.ts` tell of those.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type LogFormat, type LogicalField, TEXT_KEYS, TEXT_ORDER } from '#flowlog';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import type { StoreCell } from '../../../src/local-cls/store/log-batch';
import { type RewritingProxy, startRewritingProxy } from './completeness/rewriting-proxy';
import {
  BLURRED,
  code,
  CUT,
  failing,
  FLAPPING,
  GUANGZHOU,
  HOUR,
  INTERFACES,
  LATER,
  MORE_INTERFACES,
  ofShanghai,
  OTHERS,
  PARTIAL,
  QUIET,
  reachable,
  records,
  SAMPLED,
  SHANGHAI,
  START,
  traffic,
  TWO_HOURS,
  UNCERTAIN,
  UNTIMED,
  type Way,
} from './completeness/ways';
import { column, RunningPlugin, total } from './running-plugin';

type Row = Partial<Record<LogicalField, StoreCell>> & { start: number };

const row = (observer: string, start: number, rest: Partial<Row> = {}): Row => ({
  ...{ srcaddr: '10.1.0.1', dstaddr: '10.2.0.1', srcport: '40000', dstport: 443, protocol: 6, version: '2' },
  ...{ ccn: 'ccn-1', observer, srcregion: observer, dstregion: 'ap-tokyo', packets: 1, bytes: 100, action: 'ACCEPT' },
  ...{ status: 'OK', start, end: start + 59 },
  ...rest,
});
const NO_DATA = { status: 'NODATA', bytes: '-', packets: '-' };
const everyMinute = (from: number, minutes: number, make: (start: number) => Row) =>
  Array.from({ length: minutes }, (_, minute) => make(from + minute * 60));

let running: RunningPlugin;
let proxy: RewritingProxy;
let nowSeconds: number;

beforeAll(async () => {
  running = await RunningPlugin.start();
  proxy = await startRewritingProxy(running.cls.url);
  nowSeconds = Math.floor(Date.now() / 60_000) * 60;
  await write(GUANGZHOU, [
    ...everyMinute(START, 60, (start) => row('ap-guangzhou', start)),
    row('ap-guangzhou', START + 7200, { status: 'SKIPDATA', bytes: '-', packets: '-' }),
    row('ap-guangzhou', START + 7260),
    ...everyMinute(START + 7320, 8, (start) => row('ap-guangzhou', start, NO_DATA)),
    ...Array.from({ length: 2200 }, (_, host) =>
      row('ap-guangzhou', START + 10_800, {
        srcaddr: `10.3.${host >> 9}.${(host >> 1) & 255}`,
        dstaddr: `10.2.0.${host & 1}`,
      }),
    ),
    ...everyMinute(nowSeconds - 3600, 50, (start) => row('ap-guangzhou', start)),
    ...everyMinute(nowSeconds - 600, 8, (start) => row('ap-guangzhou', start, { bytes: 200 })),
  ]);
  await write(
    SHANGHAI,
    everyMinute(START, 65, (start) => row('ap-shanghai', start, start < START + 3600 ? {} : NO_DATA)),
  );
  await write(
    UNTIMED,
    everyMinute(START, 60, (start) => row('ap-beijing', start)),
    ['start'],
  );
  const byTurns = [
    ...everyMinute(START, 120, (start) => row('ap-nanjing', start)),
    ...everyMinute(START, 120, (start) => row('ap-chengdu', start)).filter(({ start }) => (start / 60) % 2 === 0),
  ];
  await write(QUIET, byTurns);
  const backwards = { srcregion: 'ap-chengdu', dstregion: 'ap-nanjing' };
  await write(FLAPPING, [...byTurns, ...everyMinute(START, 120, (start) => row('ap-nanjing', start, backwards))]);
  const { observer: _observer, ccn: _ccn, ...flow } = row('', START);
  const ofInterface = { ...flow, interface: 'eni-a', account: '1250000000' };
  const lost = { srcaddr: '-', dstaddr: '-', packets: '-', bytes: '-', action: '-', status: 'SKIPDATA' };
  await write(INTERFACES, [ofInterface, { ...ofInterface, ...lost }], [], 'eni');
  await write(MORE_INTERFACES, [ofInterface], [], 'eni');
  await running.indexed(
    ...[INTERFACES, MORE_INTERFACES, GUANGZHOU, SHANGHAI, UNTIMED, FLAPPING, QUIET].map(({ topic }) => topic),
  );
}, 180_000);

afterEach(() => {
  running.cls.faults.clear();
  proxy.rewrite = undefined;
});
afterAll(async () => {
  proxy?.close();
  await running?.stop();
});

async function write(
  { region, topic }: { region: string; topic: string },
  rows: Row[],
  uncounted: string[] = [],
  log: LogFormat = 'ccn',
): Promise<void> {
  const { KeyValue, ...rest } = flowLogIndex(log);
  const KeyValues = KeyValue!.KeyValues!.map(({ Key, Value }) => ({
    Key,
    Value: { ...Value, SqlFlag: !uncounted.includes(Key) },
  }));
  const index = { ...rest, KeyValue: { CaseSensitive: false, KeyValues } };
  await running.createTopic({ region, topic }, log, index);
  await running.cls.store.append(topic, {
    timesMs: rows.map(({ start }) => (start + 59) * 1000),
    keys: TEXT_KEYS[log],
    columns: TEXT_ORDER[log].map((field) => rows.map((one) => one[field] ?? null)),
  });
}

async function noticesOf({ query, sources = [GUANGZHOU], range = HOUR, fault, rewrite }: Way) {
  running.cls.faults.set(...(fault ? [fault] : []));
  proxy.rewrite = rewrite;
  const over = rewrite ? { endpoint: { kind: 'custom' as const, url: proxy.url } } : {};
  // A data source of its own: nothing is remembered from before.
  const names = [{ network: `10.0.0.${(asked += 1)}`, name: 'fresh' }];
  const { error, frames } = await running.answer(query, range, running.context({ ...over, sources, names }));
  expect(error).toBeUndefined();
  return frames[0]!.meta?.notices ?? [];
}

let asked = 0;

describe.each([
  ['cut', CUT],
  ['sampled', SAMPLED],
  ['partial', PARTIAL],
  ['uncertain', UNCERTAIN],
])('%s', (_sort, ways) => {
  test.each(ways.map((way) => [way.what, way] as const))('%s', async (_what, way) => {
    const found = (await noticesOf(way)).filter(({ severity }) => severity === (way.severity ?? 'warning'));
    expect(found.map(({ text }) => text).join()).toMatch(way.says);
  });
});

test('a region that is often silent and sends nothing then is nothing to warn of', async () => {
  const context = running.context({ sources: [QUIET] });
  const [frame] = await running.frames({ ...traffic, format: 'table', bucketSeconds: 60 }, TWO_HOURS, context);
  expect(total(frame!, 'bytes')).toBe(18_000n);
  expect((frame!.meta?.notices ?? []).filter(({ severity }) => severity === 'warning')).toEqual([]);
});

test('of what a region sent in its many silences as much counts as one statement can name', async () => {
  const context = running.context({ sources: [FLAPPING] });
  const [frame] = await running.frames({ ...traffic, format: 'table', bucketSeconds: 60 }, TWO_HOURS, context);
  expect(total(frame!, 'bytes')).toBe(18_000n + 4800n);
});

describe('late', () => {
  const untilNow = () => ({ fromMs: (nowSeconds - 1800) * 1000, toMs: nowSeconds * 1000 });

  test.each([traffic, { kind: 'top' }, { ...traffic, format: 'table' }])(
    '$kind $format says it in words',
    async (query) => {
      const found = await noticesOf({ what: '', query, says: /./, range: untilNow() });
      expect(found.map(({ text }) => text).join()).toMatch(/newest \d+ minutes are still arriving: .* a lower bound/);
    },
  );

  test.each([{ kind: 'matrix' }, { kind: 'security', check: 'horizontalScan' }])('$kind says it', async (query) => {
    const found = await noticesOf({ what: '', query, says: /./, range: untilNow() });
    expect(found.map(({ text }) => text).join()).toMatch(/still arriving/);
  });

  test('a verdict that something is missing is none before its records have come', async () => {
    const query = { ...reachable, to: '10.2.0.9' };
    const found = await noticesOf({ what: '', query, says: /./, sources: [INTERFACES], range: untilNow() });
    expect(found.map(({ text }) => text).join()).toMatch(
      /end of the range are still arriving: what is missing may come yet/,
    );
  });

  test('quality leaves steps empty that may still fill', async () => {
    const query = { kind: 'quality', view: 'status', each: 'topic', bucketSeconds: 60 };
    const [frame] = await running.frames(query, untilNow(), running.context({ sources: [GUANGZHOU] }));
    expect(column(frame!, 'state').slice(-2)).toEqual([null, null]);
  });

  test('a series draws the stretch as a region', async () => {
    const context = running.context({ sources: [GUANGZHOU] });
    const frames = await running.frames({ ...traffic, format: 'series' }, untilNow(), context);
    const region = frames.find(({ meta }) => meta?.dataTopic === 'annotations')!;
    expect(column(region, 'text')).toEqual(['Records of the newest 10 minutes are still arriving']);
  });

  test('an alert does not look there', async () => {
    const context = running.context({ sources: [GUANGZHOU], headers: { FromAlert: 'true' } });
    const frames = await running.frames({ ...traffic, format: 'series' }, untilNow(), context);
    expect(frames).toHaveLength(1);
    const [last] = (column(frames[0]!, 'time') as number[]).reverse();
    expect(last! + 60_000).toBeLessThanOrEqual(Date.now() - 600_000);
  });

  test('an alert over the newest ten minutes, as the editor offers them, judges ten settled ones', async () => {
    const context = running.context({ sources: [GUANGZHOU], headers: { FromAlert: 'true' } });
    const toMs = Date.now();
    const range = { fromMs: toMs - 600_000, toMs };
    const [frame] = await running.frames({ ...traffic, format: 'series' }, range, context);
    const times = column(frame!, 'time') as number[];
    expect(times).toHaveLength(10);
    expect(times.at(-1)! + 60_000).toBeLessThanOrEqual(Date.now() - 600_000);
    expect(times.at(-1)! + 120_000).toBeGreaterThan(toMs - 600_000);
  });
});

describe('lost (SKIPDATA)', () => {
  const ask = (query: object, source: Required<Way>['sources'][number], range: Way['range'] = HOUR) =>
    running.frames(query, range, running.context({ sources: [source] }));

  test('quality counts the windows', async () => {
    const [frame] = await ask({ kind: 'quality', view: 'losses' }, GUANGZHOU, LATER);
    expect(total(frame!, 'skipData')).toBe(1n);
    expect(column(frame!, 'skipDataShare')).not.toContain(null);
  });

  test('of no records there is no share', async () => {
    const evening = { fromMs: HOUR.fromMs + 12 * 3_600_000, toMs: HOUR.toMs + 12 * 3_600_000 };
    const [frame] = await ask({ kind: 'quality', view: 'losses' }, GUANGZHOU, evening);
    expect(
      [column(frame!, 'records'), column(frame!, 'skipDataShare')].map(([value]) =>
        value === null ? null : Number(value),
      ),
    ).toEqual([0, null]);
  });

  test('reachability doubts the verdict', async () => {
    const [frame] = await ask(reachable, INTERFACES);
    expect(column(frame!, 'why')).toEqual([expect.stringContaining('lost records (SKIPDATA)')]);
  });
});

describe('an alert rule', () => {
  const rule = (way: Way, over: object) => {
    const headers = { FromAlert: 'true' };
    proxy.rewrite = way.rewrite;
    running.cls.faults.set(...(way.fault ? [way.fault] : []));
    const names = [{ network: `10.0.1.${(asked += 1)}`, name: 'fresh' }];
    const endpoint = way.rewrite ? { endpoint: { kind: 'custom' as const, url: proxy.url } } : {};
    const context = running.context({ ...endpoint, sources: way.sources ?? [GUANGZHOU], names, headers });
    return running.answer({ ...way.query, ...over }, way.range ?? HOUR, context);
  };
  const overlooked = [...CUT, ...PARTIAL, ...UNCERTAIN].find(
    ({ what }) => what === 'more silences than a statement can name',
  )!;
  const abnormal = [...CUT.slice(0, 1), ...SAMPLED.slice(0, 2), PARTIAL[0]!, overlooked];
  const failing = PARTIAL.find(({ what }) => what === 'one of two topics fails, traffic')!;
  const skipped = PARTIAL.find(({ says }) => says.source.includes('SKIPDATA'))!;
  const values = ({ frames }: Awaited<ReturnType<typeof rule>>) =>
    frames.flatMap(({ fields }) => fields.filter(({ type }) => type === 'int64').flatMap((field) => [...field.values]));

  test.each([...abnormal, failing].map((way) => [way.what, way] as const))(
    'takes it for an error by default: %s',
    async (_what, way) => {
      const { error } = await rule(way, { format: 'table' });
      expect(error).toMatch(way === failing ? /topic ap-shanghai\/of-shanghai/ : way.says);
    },
  );

  test.each([...abnormal, failing].map((way) => [way.what, way] as const))(
    'judges by what there is as a lower bound: %s',
    async (_what, way) => {
      const { error, frames } = await rule(way, { format: 'table', alert: 'lowerBound' });
      expect(error).toBeUndefined();
      expect(frames[0]!.meta!.notices!.map(({ text }) => text).join()).toMatch(way.says);
    },
  );

  test('lost windows are a remark by default and an error where it is strict', async () => {
    const settled = await rule(skipped, {});
    expect([settled.error, settled.frames[0]!.meta!.notices!.map(({ text }) => text).join()]).toEqual([
      undefined,
      expect.stringMatching(skipped.says),
    ]);
    expect((await rule(skipped, { alert: 'strict' })).error).toMatch(skipped.says);
    expect((await rule({ ...skipped, range: HOUR }, { alert: 'strict' })).error).toBeUndefined();
  });

  test('only a lower bound looks at the newest buckets, and only for sums', async () => {
    const range = { fromMs: (nowSeconds - 1800) * 1000, toMs: nowSeconds * 1000 };
    const way = { what: '', query: { ...traffic, format: 'number' }, says: /./, range };
    const [settled, all] = [await rule(way, {}), await rule(way, { alert: 'lowerBound' })];
    expect([settled.error, all.error]).toEqual([undefined, undefined]);
    expect(Number(values(all)[0])).toBeGreaterThan(Number(values(settled)[0]));
    const loss = await rule(way, { measures: ['lossPercent'], alert: 'lowerBound' });
    expect(loss.error).toMatch(/^measures: lossPercent does not only grow .* choose bytes/);
  });
});

describe('a failing source is the error where the answer must be whole', () => {
  const kinds = [traffic, { kind: 'top' }, records, code('* | select count(*) as n'), ...OTHERS, reachable];

  test.each(kinds)('strict $kind', async (query) => {
    running.cls.faults.set(failing(ofShanghai));
    const context = running.context({ sources: [GUANGZHOU, SHANGHAI, INTERFACES] });
    const { error } = await running.answer({ ...query, strict: true }, HOUR, context);
    expect(error).toMatch(/topic ap-shanghai\/of-shanghai/);
  });
});

test('so is a closer look at who delivered', async () => {
  proxy.rewrite = BLURRED.rewrite;
  const endpoint = { kind: 'custom' as const, url: proxy.url };
  const context = running.context({ endpoint, sources: [GUANGZHOU] });
  const { error } = await running.answer({ ...traffic, strict: true }, BLURRED.range!, context);
  expect(error).toMatch(/took too long/);
});

test('what heals in smaller pieces is whole and says nothing', async () => {
  running.cls.faults.set(failing({ code: 'FailedOperation.SearchTimeout', times: 2, topics: [GUANGZHOU.topic] }));
  const context = running.context({ sources: [GUANGZHOU] });
  const query = { ...traffic, format: 'table', bucketSeconds: 60 };
  const [frame] = await running.frames(query, HOUR, context);
  expect(total(frame!, 'bytes')).toBe(6000n);
  expect(frame!.meta!.notices ?? []).toEqual([]);
});
