/** Every kind and format that alert rules and expressions can ask for gives what they can read, with data and without. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FORMATS_OF_VIEW, MEASURE_CHOICES, QUALITY_VIEWS, SECURITY_CHECKS } from '#query';
import { ccnTopicId } from '../../../src/local-cls/demo-topics';
import { createTrafficModel } from '../../../src/local-cls/traffic/traffic-model';
import { SWITCHES } from '../../switch-set';
import { expressionFaults, joined, labelSets } from './expression-rules';
import { column, RunningPlugin } from './running-plugin';

/** The backup of every hour begins, and the limiter drops. Minutes since the epoch. */
const HOUR = Date.parse('2026-03-03T08:20:00Z') / 60_000;
const MINUTES = 10;
const DAY = 1440;
const range = (minute: number) => ({ fromMs: minute * 60_000, toMs: (minute + MINUTES) * 60_000 });
const BUSY = range(HOUR);
const EMPTY = range(HOUR - 30 * DAY);

let running: RunningPlugin;

beforeAll(async () => {
  running = await RunningPlugin.start();
  const model = createTrafficModel({ seed: 5, recordsPerMinute: 300, limiterEveryHour: true });
  for (const start of [HOUR - DAY, HOUR]) {
    for (let minute = start - 1; minute <= start + MINUTES; minute++) {
      for (const [region, batch] of model.minute(minute).batches) {
        const timesMs = batch.timesMs.map((ms) => (SWITCHES.logTime === 'event' ? ms : ms + 5 * 60_000));
        await running.cls.store.append(ccnTopicId(region), { ...batch, timesMs });
      }
    }
  }
  await running.indexed(...running.cls.topics.map(({ topicId }) => topicId));
}, 120_000);

afterAll(() => running?.stop());

const ADDING = MEASURE_CHOICES.filter((measure) => !/tilisation|flows|peers/.test(measure));
const SELECT =
  '* | select start - start % 60 as time, srcregionid as a, dstregionid as b, sum(bytes) as bytes, count(*) as n';

const QUESTIONS: [name: string, query: object][] = [
  ...(['series', 'number'] as const).flatMap((format): [string, object][] => [
    [`traffic by pair, ${format}`, { kind: 'traffic', format, topN: 3 }],
    [`traffic of many measures, ${format}`, { kind: 'traffic', format, topN: 2, measures: ADDING }],
    [
      `traffic without a split, ${format}`,
      { kind: 'traffic', format, splitBy: [], measures: ['bytes', 'lossPercent'] },
    ],
    [`traffic by service, compared, ${format}`, { kind: 'traffic', format, splitBy: ['service'], compareWith: 'day' }],
  ]),
  ['top', { kind: 'top', format: 'number' }],
  ['top, compared', { kind: 'top', format: 'number', dimensions: ['pair'], compareWith: 'day', order: 'grew' }],
  ...QUALITY_VIEWS.flatMap((view) =>
    FORMATS_OF_VIEW[view]
      .filter((format) => format === 'series' || format === 'number')
      .map((format): [string, object] => [`quality ${view}, ${format}`, { kind: 'quality', view, format }]),
  ),
  ...SECURITY_CHECKS.map((check): [string, object] => [
    `security ${check}`,
    { kind: 'security', check, format: 'number', ...(check === 'givenAddresses' ? { addresses: ['10.0.0.0/8'] } : {}) },
  ]),
  ['code series', { kind: 'code', format: 'series', text: `${SELECT} group by time, a, b limit 10000` }],
  [
    'code with columns that are called as labels of ours',
    {
      kind: 'code',
      format: 'number',
      text: '* | select srcregionid as measure, dstregionid as source_topic, action as topic, count(*) as n, sum(bytes) as b group by measure, source_topic, topic',
    },
  ],
  ['code number', { kind: 'code', format: 'number', text: '* | select srcregionid as a, count(*) as n group by a' }],
];

const ask = (query: object, when: typeof BUSY) =>
  running.frames({ ...query, alert: 'lowerBound' }, when, running.context({ headers: { FromAlert: 'true' } }));
const look = (query: object, when: typeof BUSY) =>
  running.frames(query, when, running.context({ headers: { 'X-Grafana-From-Expr': 'true' } }));

describe('expressions can read', () => {
  test.each(QUESTIONS)('%s', async (_name, query) => {
    const answers = await Promise.all([look(query, BUSY), look(query, EMPTY)]);
    expect(answers.map(expressionFaults)).toEqual([[], []]);
  });

  test('a typed frame without fields where nothing is found, which is "no data" to them', async () => {
    const frames = await ask({ kind: 'traffic', format: 'series', measures: ['bytes'] }, EMPTY);
    expect(frames.map(({ fields, meta }) => [fields.length, meta?.type])).toEqual([[0, 'timeseries-multi']]);
  });
});

test('what nobody sent while all delivered is 0 under Other, so that a rule is not told "no data"', async () => {
  const nothing = [{ field: 'dstport', operator: 'is', values: ['1'] }];
  const query = { kind: 'traffic', splitBy: ['pair'], measures: ['bytes'], filters: nothing };
  for (const format of ['series', 'number']) {
    const [frame, ...more] = await ask({ ...query, format }, BUSY);
    const values = frame!.fields.at(-1)!;
    expect([more.length, values.labels]).toEqual([0, { srcregion: 'Other', dstregion: 'Other' }]);
    expect([...values.values].map((value) => value && Number(value))).toEqual(Array(values.values.length).fill(0));
  }
});

test('math joins a question with the same one compared: label sets hold each other, and none comes twice', async () => {
  const now = { kind: 'traffic', format: 'number', splitBy: ['pair'], topN: 4, measures: ['bytes'] };
  const plain = labelSets(await look(now, BUSY));
  const compared = labelSets(await look({ ...now, compareWith: 'day' }, BUSY));
  const sets = joined(plain, compared);
  expect(plain.length).toBeGreaterThan(3);
  expect(sets).toHaveLength(2 * plain.length);
  expect(new Set(sets.map((labels) => JSON.stringify(labels))).size).toBe(sets.length);
});

test('a rule is told the legend as a panel is, in the language of the settings', async () => {
  const legend = '{{srcregion}} -> {{dstregion}}: {{measure}}';
  const query = { kind: 'traffic', format: 'number', topN: 1, measures: ['bytes'], legend };
  const namesOf = async (over: object) =>
    (await running.frames(query, BUSY, running.context(over))).map(
      ({ fields }) => fields[0]!.config?.displayNameFromDS,
    );
  const headers = { 'X-Grafana-From-Expr': 'true' };
  const [english, chinese] = [await namesOf({ headers }), await namesOf({ headers, locale: 'zh-Hans' })];
  expect(await namesOf({})).toEqual(english);
  expect(english[0]).toMatch(/^ap-[a-z-]+ -> [a-z-]+: [A-Z][ -~]+$/);
  expect(chinese[0]).toMatch(/^ap-[a-z-]+ -> [a-z-]+: .*[^ -~]/);
});

test.each([
  ['records', 'logs', 'logs; choose series'],
  ['code', 'logs', 'logs; choose series or number'],
  ['traffic', 'annotations', 'annotations; choose series or number'],
  ['security', 'annotations', 'annotations; choose number'],
  ['matrix', 'nodeGraph', 'a node graph; ask for traffic or top as number instead'],
])('a rule is refused what it cannot read, and told what it can: %s as %s', async (kind, format, words) => {
  const { error } = await running.answer({ kind, format }, BUSY, running.context({ headers: { FromAlert: 'true' } }));
  expect(error).toBe(`format: alert rules and expressions cannot read ${words}`);
});

describe('events', () => {
  const events = async (query: object) => (await running.frames({ ...query, format: 'annotations' }, BUSY))[0]!;

  test('traffic above a value is regions on the borders of buckets, of the named keys', async () => {
    const question = { kind: 'traffic', measures: ['rejectedBytes'], bucketSeconds: 60, topN: 5 };
    const series = await running.frames({ ...question, format: 'series' }, BUSY);
    const frame = await events({ ...question, above: 0 });
    const above = series
      .slice(0, -1)
      .filter(({ fields }) => fields[1]?.labels?.srcregion !== 'Other')
      .flatMap(({ fields }) => [...fields[1]!.values].filter((value) => Number(value) > 0));
    const minutes = column(frame, 'time').map(
      (from, index) => (Number(column(frame, 'timeEnd')[index]) - Number(from)) / 60_000,
    );
    expect(above.length).toBeGreaterThan(0);
    expect(minutes.reduce((sum, length) => sum + length, 0)).toBe(above.length);
    expect(column(frame, 'time').every((from) => Number(from) % 60_000 === 0)).toBe(true);
    expect(new Set(column(frame, 'id')).size).toBe(minutes.length);
  });

  test('records are one event each, at their start', async () => {
    const frame = await events({
      kind: 'records',
      limit: 20,
      filters: [{ field: 'action', operator: 'is', values: ['REJECT'] }],
    });
    expect(column(frame, 'title')).toEqual(Array(20).fill('REJECT (dropped by the rate limiter)'));
    expect(column(frame, 'time').every((at) => Number(at) >= BUSY.fromMs - 60_000)).toBe(true);
  });

  test('whoever says nothing in a step is missing from there on', async () => {
    const frame = await events({ kind: 'quality', view: 'status', each: 'topic', bucketSeconds: 60 });
    expect(frame.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['time', 'timeEnd', 'title', 'text', 'tags', 'id']),
    );
  });

  test('findings and rows of code', async () => {
    const found = await events({ kind: 'security', check: 'newTalkers', minBytes: 0 });
    expect(column(found, 'text').length).toBeGreaterThan(0);
    const rows = await events({
      kind: 'code',
      text: "* | select start as time, start + 60 as timeEnd, srcaddr as text, 'a,b' as tags limit 5",
    });
    expect(rows.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(
      expect.arrayContaining(['time time', 'timeEnd time', 'text string', 'tags string']),
    );
  });

  test('need a value for traffic', async () => {
    const without = await running.answer({ kind: 'traffic', format: 'annotations' }, BUSY);
    expect(without.error).toMatch(/^above: enter the value above which traffic is an event/);
  });
});
