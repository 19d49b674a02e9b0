/**
 * A pair that a panel or a rule names is never absent: 0 where one that would record it delivers, a gap where nobody
 * does, also when it has been gone for longer than the range.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TEXT_KEYS, TEXT_ORDER, type LogicalField } from '#flowlog';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import type { StoreCell } from '../../../src/local-cls/store/log-batch';
import { column, RunningPlugin } from './running-plugin';

const START = Date.parse('2026-03-03T00:00:00Z') / 1000;
const range = (fromMinute: number, toMinute: number) => ({
  fromMs: (START + fromMinute * 60) * 1000,
  toMs: (START + toMinute * 60) * 1000,
});
/**
 * Traffic until minute 10; both ends say NODATA until 20, one end until 30, nobody afterwards. A third region, which no
 * watch is about, falls silent at 14.
 */
const GONE = range(12, 28);
const HALF_GONE = range(21, 29);
const NOBODY = range(31, 40);

/** Minutes. The day before, both ends are silent until minute 5, say NODATA until 8 and have traffic until 40. */
const DAY = 1440;

const [HERE, THERE, ELSEWHERE] = ['ap-guangzhou', 'ap-shanghai', 'ap-beijing'];
const PAIR = [{ field: 'pair', operator: 'is', values: [`${HERE}>${THERE}`] }];

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  await write(HERE, 20);
  await write(THERE, 30);
  await write(ELSEWHERE, 14, () => false);
  for (const region of [HERE, THERE]) {
    await write(region, 35, (minute) => minute + DAY >= 8, 5 - DAY);
  }
  await write(ELSEWHERE, 40, () => false, -DAY);
  await writeApart(HERE, [0, 65], [85, 120]);
  await writeApart(THERE, [0, 70], [82, 120]);
  await running.indexed(ccnTopicId(HERE), ccnTopicId(THERE), ccnTopicId(ELSEWHERE));
}, 30_000);

afterAll(() => running?.stop());

/** NODATA, ten days later. */
async function writeApart(observer: string, ...stretches: [number, number][]): Promise<void> {
  for (const [from, to] of stretches) {
    await write(observer, to - from, () => false, 10 * DAY + from);
  }
}

async function write(
  observer: string,
  minutes: number,
  hasTraffic = (minute: number) => minute < 10,
  from = 0,
  { topic = ccnTopicId(observer), ccn = 'ccn-1', status = 'NODATA' } = {},
): Promise<void> {
  const rows = Array.from({ length: minutes }, (_, index): Partial<Record<LogicalField, StoreCell>> => {
    const minute = from + index;
    const start = START + minute * 60;
    const rest = { version: '2', ccn, observer, start, end: start + 59 };
    return hasTraffic(minute)
      ? {
          ...{ ...rest, srcaddr: '10.1.0.1', dstaddr: '10.2.0.1', srcport: '40000', dstport: 443, protocol: 6 },
          ...{ srcregion: HERE, dstregion: THERE, packets: 1, bytes: 100, action: 'ACCEPT', status: 'OK' },
        }
      : { ...rest, packets: '-', bytes: -1, status };
  });
  await running.cls.store.append(topic, {
    timesMs: rows.map(({ end }) => Number(end) * 1000),
    keys: TEXT_KEYS.ccn,
    columns: TEXT_ORDER.ccn.map((field) => rows.map((row) => row[field] ?? null)),
  });
}

const ask = (query: object, over: ReturnType<typeof range>, headers?: Record<string, string>) =>
  running.frames(
    { kind: 'traffic', measures: ['bytes'], filters: PAIR, ...query },
    over,
    running.context({ ...(headers ? { headers } : {}) }),
  );

const LABELS = { srcregion: HERE, dstregion: THERE };

describe('values for a variable', () => {
  const list = async (of: string, query: object = {}) => {
    const frames = await running.frames({ kind: 'values', of, ...query }, range(0, 40));
    return column(frames[0]!, 'text').map(
      (shown, row) => `${String(column(frames[0]!, 'value')[row])} ${String(shown)}`,
    );
  };

  test('regions are called by their names, in the language of the reader', async () => {
    expect(await list('pair')).toEqual(['ap-guangzhou>ap-shanghai Guangzhou > Shanghai']);
    expect(await list('observer')).toEqual(['ap-shanghai Shanghai', 'ap-guangzhou Guangzhou', 'ap-beijing Beijing']);
    expect(await list('region', { locale: 'zh-Hans' })).toEqual([
      'ap-guangzhou \u5e7f\u5dde',
      'ap-shanghai \u4e0a\u6d77',
    ]);
    expect(await list('ccn', { filters: PAIR })).toEqual(['ccn-1 ccn-1']);
  });
});

describe.each([
  ['a panel', undefined],
  ['a rule', { FromAlert: 'true' }],
])('%s that watches a pair', (_who, headers) => {
  test.each([
    ['gone, its source delivers', range(12, 18), 0],
    ['gone for longer than the range, its destination delivers', HALF_GONE, 0],
    ['nobody delivers', NOBODY, null],
  ])('number: %s', async (_state, over, value) => {
    const [split] = await ask({ format: 'number', splitBy: ['pair'] }, over, headers);
    expect(split!.fields[0]).toMatchObject({ labels: LABELS, values: [value] });
    const [plain] = await ask({ format: 'number', splitBy: [] }, over, headers);
    expect([...plain!.fields[0]!.values]).toEqual([value]);
  });

  test('series: 0 where it is silent, a gap where nobody tells', async () => {
    for (const splitBy of [['pair'], []]) {
      const [frame] = await ask({ format: 'series', splitBy }, range(8, 33), headers);
      expect(column(frame!, 'bytes').map((value) => (value === null ? null : Number(value)))).toEqual([
        ...Array<number>(2).fill(100),
        ...Array<number>(20).fill(0),
        ...Array<null>(3).fill(null),
      ]);
    }
  });

  const is = (field: string, ...values: string[]) => ({ field, operator: 'is', values });
  const isNot = (field: string, ...values: string[]) => ({ field, operator: 'isNot', values });
  test.each([
    ['both ends, either of which tells', [is('srcregion', HERE), is('dstregion', THERE)], 30],
    [
      'both ends among others',
      [is('srcregion', HERE, ELSEWHERE), is('dstregion', THERE), isNot('srcregion', ELSEWHERE)],
      30,
    ],
    ['two either sides', [is('region', HERE), is('region', THERE)], 30],
    ['a pair either way', [{ ...PAIR[0], operator: 'eitherWay' }], 30],
    ['a destination, which tells alone', [is('dstregion', THERE)], 30],
    ['a source, which tells alone', [is('srcregion', HERE)], 20],
    ['either side', [is('region', HERE)], 20],
    ['an address that no topic holds, so that all tell together', [is('srcaddr', '10.1.0.1')], 14],
  ])('%s', async (_what, filters, toldUntil) => {
    const [frame] = await ask({ format: 'series', splitBy: [], filters }, range(12, 33), headers);
    expect(column(frame!, 'bytes').map((value) => (value === null ? null : Number(value)))).toEqual([
      ...Array<number>(toldUntil - 12).fill(0),
      ...Array<null>(33 - toldUntil).fill(null),
    ]);
  });

  test.each([
    ['both ends, then one', GONE, Array<number>(16).fill(0)],
    ['nobody', NOBODY, Array<null>(9).fill(null)],
  ])('series all of whose buckets are told by %s', async (_who, over, values) => {
    const frames = await ask({ format: 'series', splitBy: ['pair'] }, over, headers);
    expect(frames[0]!.fields[1]!.labels).toEqual(LABELS);
    expect(column(frames[0]!, 'bytes').map((value) => (value === null ? null : Number(value)))).toEqual(values);
  });
});

describe('compared with a day before that is partly silent', () => {
  const compared = async (fromMinute: number, toMinute: number) => {
    const query = { kind: 'top', dimensions: ['pair'], filters: PAIR, compareWith: 'day' };
    const { frames } = await running.answer(query, range(fromMinute, toMinute));
    const of = (name: string) => column(frames[0]!, name)[0];
    const row = ['bytes', 'before', 'change', 'state'].map((name) =>
      typeof of(name) === 'bigint' ? Number(of(name)) : of(name),
    );
    return { row, said: JSON.stringify(frames[0]!.meta?.notices ?? []) };
  };
  const shares = (minutes: string) => [HERE, THERE].map((region) => `${region} (${minutes} %)`).join(', ');

  test.each([
    ['new, where the silence then is proven', 5, 8, [300, 0, 300, 'new']],
    [
      'unknown, where it is not',
      2,
      8,
      [600, null, null, null],
      `1 day before: no record from ${shares('3 of 6 min, 50')}`,
    ],
    ['grew, but from a sum that lacks some', 2, 9, [700, 100, 600, 'grew'], shares('3 of 7 min, 43')],
    ['gone, where the silence now is proven', 22, 28, [0, 600, -600, 'gone']],
    [
      'not gone, where it is not',
      28,
      34,
      [null, 600, null, null],
      `Now: no record from ${ELSEWHERE} (6 of 6 min, 100 %), ${HERE} (6 of 6 min, 100 %), ${THERE} (4 of 6 min, 67 %)`,
    ],
  ])('%s', async (_state, from, to, row, said = '') => {
    const answer = await compared(from, to);
    expect(answer.row).toEqual(row);
    expect(answer.said).toContain(said);
  });

  test('numbers for a rule are as unknown', async () => {
    const query = { format: 'number', splitBy: [], compareWith: 'day' };
    const valuesOf = async (over: ReturnType<typeof range>) =>
      (await ask(query, over, { FromAlert: 'true' })).map(({ fields }) => fields[0]!.values[0]);
    expect(await valuesOf(range(2, 8))).toEqual([600, null]);
    expect(await valuesOf(range(28, 34))).toEqual([null, 600]);
  });
});

describe('a source that is dead throughout the range', () => {
  const DEAD = 30 * DAY;
  const sources = ['gone-here', 'gone-there', 'gone-empty'].map((topic, at) => ({
    ...{ region: [HERE, THERE, ELSEWHERE][at]!, topic, format: 'ccn' as const },
  }));
  const [gone, live] = sources;
  const over = (from: number, to: number) => range(DEAD + from, DEAD + to);
  const get = (query: object, at: ReturnType<typeof range>, headers?: Record<string, string>) =>
    running.answer(
      { kind: 'traffic', measures: ['bytes'], format: 'number', ...query },
      at,
      running.context({ sources, ...(headers ? { headers } : {}) }),
    );
  const said = ({ frames }: Awaited<ReturnType<typeof get>>) => JSON.stringify(frames[0]!.meta?.notices ?? []);
  const is = (field: string, ...values: string[]) => ({ field, operator: 'is', values });
  const alert = { FromAlert: 'true' };

  beforeAll(async () => {
    for (const source of sources) {
      await running.createTopic(source, 'ccn');
    }
    const traffic = (minute: number) => minute < DEAD + 120;
    await write(HERE, 60, traffic, DEAD, { topic: gone!.topic });
    await write(THERE, 120, traffic, DEAD, { topic: live!.topic });
    // Here one CCN stops for good while another goes on; there both go on.
    const later = DEAD + 2 * DAY;
    await write(HERE, 60, () => true, later, { topic: gone!.topic });
    await write(HERE, 120, () => true, later, { topic: gone!.topic, ccn: 'ccn-2' });
    await write(THERE, 120, () => true, later, { topic: live!.topic });
    await write(THERE, 2, () => false, later - 120, { topic: live!.topic, ccn: 'ccn-3' });
    await running.indexed(gone!.topic, live!.topic);
  }, 30_000);

  test.each(['number', 'top', 'matrix'])('%s names it', async (format) => {
    const query = format === 'number' ? {} : { kind: format, format: undefined, measures: undefined };
    expect(said(await get(query, over(40, 110)))).toContain(
      `No record from ${HERE} (50 min): flows from there are counted`,
    );
    const answer = await get(query, over(70, 110));
    expect(said(answer)).toContain(`No record from ${HERE} (40 min): flows from there are counted`);
    expect(said(answer)).not.toContain(ELSEWHERE);
    expect(said(await get({ ...query, observer: 'egress' }, over(70, 110)))).toContain(
      `No record from ${HERE} (40 min): flows from there are missing`,
    );
  });

  test('it is an error where a rule is strict', async () => {
    expect((await get({ alert: 'strict' }, over(70, 110), alert)).error).toContain(`No record from ${HERE} (40 min)`);
    expect((await get({}, over(70, 110), alert)).error).toBeUndefined();
  });

  test('a watch by address has no value', async () => {
    const filters = [is('srcaddr', '10.9.9.9')];
    const { frames } = await get({ filters, splitBy: [], format: 'series' }, over(70, 74));
    expect(column(frames[0]!, 'bytes')).toEqual([null, null, null, null]);
    for (const headers of [undefined, alert]) {
      const number = await get({ filters, splitBy: [] }, over(70, 110), headers);
      expect(number.frames[0]!.fields[0]!.values[0]).toBeNull();
    }
  });

  test('nor has a watch of one CCN that stopped, while others record it', async () => {
    const filters = [...PAIR, is('ccn', 'ccn-1')];
    const query = { filters, observer: 'egress' };
    const at = (from: number, to: number) => over(2 * DAY + from, 2 * DAY + to);
    for (const headers of [undefined, alert]) {
      const number = await get(query, at(62, 88), headers);
      expect(number.frames[0]!.fields[0]!.values[0]).toBeNull();
    }
    const { frames } = await get({ ...query, format: 'series' }, at(58, 62));
    expect(column(frames[0]!, 'bytes').map((value) => value && Number(value))).toEqual([100, 100, null, null]);
    const quiet = await get({ ...query, filters: [...PAIR, is('ccn', 'ccn-3')] }, at(62, 88));
    expect(Number(quiet.frames[0]!.fields[0]!.values[0])).toBe(0);
    expect(quiet.frames[0]!.fields[0]!.values[0]).not.toBeNull();
  });
});

describe('two regions that fall silent one after the other', () => {
  const PARTLY = 60 * DAY;
  const sources = ['partly-here', 'partly-there'].map((topic, at) => ({
    ...{ region: [HERE, THERE][at]!, topic, format: 'ccn' as const },
  }));
  const eni = { region: HERE, topic: 'partly-eni', format: 'eni' as const };
  const over = (from: number, to: number) => range(PARTLY + from, PARTLY + to);
  const get = (query: object, at: ReturnType<typeof range>, of: ((typeof sources)[number] | typeof eni)[] = sources) =>
    running.answer(
      { kind: 'traffic', measures: ['bytes'], format: 'number', ...query },
      at,
      running.context({ sources: of, headers: { FromAlert: 'true' } }),
    );
  const valuesIn = ({ error, frames }: Awaited<ReturnType<typeof get>>) => {
    expect(error).toBeUndefined();
    return frames.flatMap(({ fields }) =>
      fields
        .filter(({ name }) => name === 'bytes')
        .flatMap(({ values }) => [...values].map((value) => value && Number(value))),
    );
  };
  const is = (field: string, ...values: string[]) => ({ field, operator: 'is', values });

  beforeAll(async () => {
    for (const source of sources) {
      await running.createTopic(source, 'ccn');
    }
    await running.createTopic(eni, 'eni');
    // Half a day before a CCN has no traffic, and none later.
    await write(HERE, 2, () => false, PARTLY - 700, { topic: sources[0]!.topic, ccn: 'ccn-3' });
    await write(HERE, 10, () => true, PARTLY, { topic: sources[0]!.topic });
    await write(THERE, 2, () => true, PARTLY, { topic: sources[1]!.topic });
    const start = START + PARTLY * 60;
    const row: Partial<Record<LogicalField, StoreCell>> = {
      ...{ version: '2', interface: 'eni-a', account: '1250000000', srcaddr: '10.1.0.1', dstaddr: '10.2.0.1' },
      ...{ srcport: '40000', dstport: 443, protocol: 6, packets: 1, bytes: 100, action: 'ACCEPT', status: 'OK' },
      ...{ start, end: start + 59 },
    };
    await running.cls.store.append(eni.topic, {
      timesMs: [(start + 59) * 1000],
      keys: TEXT_KEYS.eni,
      columns: TEXT_ORDER.eni.map((field) => [row[field] ?? null]),
    });
    await running.indexed(...sources.map(({ topic }) => topic), eni.topic);
  }, 30_000);

  const NOTHING_THERE = [is('srcregion', THERE), is('dstport', '1')];
  test.each([{ splitBy: ['srcaddr'] }, { splitBy: [] }, { splitBy: ['srcregion'] }])(
    'no total is zero where its observer fell silent: %j',
    async ({ splitBy }) => {
      const query = { observer: 'egress', filters: NOTHING_THERE, splitBy };
      expect(valuesIn(await get(query, over(0, 10))).filter((value) => value !== null)).toEqual([]);
      const [first, second, ...rest] = valuesIn(await get({ ...query, format: 'series' }, over(0, 10)));
      expect([first, second, new Set(rest)]).toEqual([0, 0, new Set([null])]);
      expect(valuesIn(await get(query, over(0, 2)))).toEqual([0]);
    },
  );

  test.each([
    ['a total that spans silence of both ends', {}, 20, ['default', 'strict']],
    ['a rate', { measures: ['bitsPerSecond'], splitBy: [] }, 20, ['default', 'strict']],
    ['a ranking', { kind: 'top', dimensions: ['pair'] }, 20, ['default', 'strict']],
    ['a bucket that does', { format: 'series', bucketSeconds: 1200 }, 20, ['default', 'strict']],
    ['buckets some of which are gaps', { format: 'series', bucketSeconds: 60 }, 20, ['strict']],
    ['one end silent, for which the other makes up', {}, 10, []],
    ['one end silent, which alone counts', { observer: 'ingress' }, 10, ['default', 'strict']],
    ['the same of what it does not count', { observer: 'egress' }, 10, []],
  ])('%s is refused where it mixes sums and silence', async (_what, query, minutes, refused) => {
    const filters = [is('srcregion', HERE), is('dstregion', THERE)];
    for (const alert of ['default', 'strict']) {
      const { error = '' } = await get(
        { filters, ...query, ...(alert === 'strict' ? { alert } : {}) },
        over(0, minutes),
      );
      expect([alert, error]).toEqual([alert, refused.includes(alert) ? expect.stringMatching(/No record from/) : '']);
    }
    const lowest = await get({ filters, ...query, alert: 'lowerBound' }, over(0, minutes));
    expect(lowest.error).toBeUndefined();
  });

  test('who made up for whom is told as far as it is so', async () => {
    const said = async (locale: string) => {
      const { frames } = await get({ alert: 'lowerBound', locale }, over(0, 20));
      return frames[0]!.meta!.notices!.map(({ severity, text }) => `${severity}: ${text}`);
    };
    expect(await said('en-US')).toEqual([
      `warning: No record from ${HERE} (10 min), ${THERE} (10 min) and nobody else recorded those flows: what was sent then is missing, so sums are too low`,
      `info: No record from ${THERE} (8 min): flows from there are counted by their destination in that time`,
    ]);
    expect((await said('zh-Hans'))[0]).toContain(`${HERE}\uff0810 `);
  });

  test('nor in a ranking', async () => {
    const query = { kind: 'top', dimensions: ['pair'], filters: [is('pair', `${THERE}>${HERE}`)], observer: 'egress' };
    expect(valuesIn(await get(query, over(0, 10))).filter((value) => value !== null)).toEqual([]);
    expect(valuesIn(await get(query, over(0, 2)))).toEqual([0]);
  });

  test.each([{ splitBy: [] }, { splitBy: ['ccn'] }])(
    'a CCN that nobody ever recorded is no zero: %j',
    async ({ splitBy }) => {
      const valuesOf = async (ccn: string, format = 'number') =>
        valuesIn(await get({ filters: [is('ccn', ccn)], splitBy, format }, over(0, 2)));
      expect(await valuesOf('ccn-bogus')).toEqual([null]);
      expect(await valuesOf('ccn-bogus', 'series')).toEqual([null, null]);
      expect(await valuesOf('ccn-3')).toEqual([0]);
      expect(await valuesOf('ccn-1')).toEqual([200]);
    },
  );

  test.each([{ splitBy: [] }, { splitBy: ['interface'] }])('nor is such an interface: %j', async ({ splitBy }) => {
    const valuesOf = async (name: string, filters: object[] = []) =>
      valuesIn(await get({ log: 'eni', filters: [is('interface', name), ...filters], splitBy }, over(0, 5), [eni]));
    expect(await valuesOf('eni-nonexist')).toEqual([null]);
    expect(await valuesOf('eni-a')).toEqual([100]);
    expect(await valuesOf('eni-a', [is('dstport', '1')])).toEqual([0]);
  });

  test('no Other is told beside an interface that nobody knows', async () => {
    const query = { log: 'eni', filters: [is('interface', 'eni-nonexist')], splitBy: ['dstport'] };
    expect((await get(query, over(0, 5), [eni])).frames.map(({ fields }) => fields.length)).toEqual([0]);
  });
});

describe('buckets narrower than the steps in which it is asked who delivered', () => {
  const week = range(10 * DAY, 17 * DAY);
  const sources = [HERE, THERE].map((region) => ({ region, topic: ccnTopicId(region), format: 'ccn' as const }));
  const valuesOf = async (filters: object[]) => {
    const query = { kind: 'traffic', format: 'series', measures: ['bytes'], splitBy: [], bucketSeconds: 300, filters };
    const frames = await running.frames(query, week, running.context({ sources }));
    const values = column(frames[0]!, 'bytes').map((value) => (value === null ? null : Number(value)));
    expect(values).toHaveLength(2016);
    return values.flatMap((value, bucket) => (value === null && bucket < 24 ? [bucket * 5] : []));
  };

  test.each([
    ['a gap where neither end delivered', PAIR, [70, 75]],
    [
      'a gap where the only end that tells did not',
      [{ ...PAIR[0]!, field: 'srcregion', values: [HERE] }],
      [65, 70, 75, 80],
    ],
  ])('%s', async (_what, filters, gaps) => {
    expect(await valuesOf(filters)).toEqual(gaps);
  });
});

test.each([
  ['one', 'flows from there are counted by their destination in that time'],
  ['egress', 'flows from there are missing in that time'],
  ['ingress', 'flows to there are missing in that time'],
  ['asRecorded', 'its flows are counted once in that time'],
])('who was silent is told by the rule %s, with what that means', async (observer, meaning) => {
  const said = async (locale?: string) => {
    const { frames } = await running.answer({ kind: 'traffic', format: 'number', observer, locale }, range(12, 18));
    return JSON.stringify(frames.map(({ meta }) => meta?.notices ?? []));
  };
  expect(await said()).toContain(`No record from ${ELSEWHERE} (4 min): ${meaning}`);
  expect(await said('zh-Hans')).toContain(`${ELSEWHERE}\uff084 `);
});

test('a bucket width that cannot be had is told', async () => {
  const query = { kind: 'traffic', format: 'series', measures: ['bytes'], filters: PAIR };
  const said = async (bucketSeconds: number, locale?: string) => {
    const { frames } = await running.answer({ ...query, bucketSeconds, locale }, range(0, 30));
    return JSON.stringify(frames.map(({ meta }) => meta?.notices ?? []));
  };
  expect((await said(420)).split('Asked for were buckets of 420 s, shown are buckets of 600 s')).toHaveLength(2);
  expect((await said(420, 'zh-Hans')).split('420 \u79d2')).toHaveLength(2);
  expect(await said(600)).not.toContain('Asked for');
});

test('distinct counts beside peaks have a value, or a reason why not', async () => {
  const query = { kind: 'traffic', splitBy: [], measures: ['peakBitsPerSecond', 'flows'], filters: PAIR };
  const flows = async (shape: object) => {
    const { frames } = await running.answer({ ...query, ...shape }, range(0, 10));
    const frame = frames.find(({ fields }) => fields.some(({ name }) => name === 'flows'))!;
    const said = JSON.stringify(frames.map(({ meta }) => meta?.notices ?? []));
    const [value] = column(frame, 'flows');
    return { value: value === null ? null : Number(value), isSaid: said.includes('flows: left empty beside peak') };
  };
  expect(await flows({ format: 'number' })).toEqual({ value: null, isSaid: true });
  expect(await flows({ format: 'series', bucketSeconds: 300 })).toEqual({ value: null, isSaid: true });
  expect(await flows({ format: 'series', bucketSeconds: 60 })).toEqual({ value: 1, isSaid: false });
});
