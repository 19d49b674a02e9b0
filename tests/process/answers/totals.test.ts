/**
 * Totals against a plain count over the generator's own records, for every observer rule: whatever the filters, splits,
 * ranges, lateness and outages; in one piece or in slices, in a topic for each region or one for all, stamped with the
 * time of the event or of arrival.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type LogFormat, TEXT_KEYS, TEXT_ORDER } from '#flowlog';
import type { DecodedFrame } from '#plugin-sdk';
import type { Dimension, ObserverRule } from '#query';
import { flowLogIndex } from '../../../src/local-cls/demo-topics';
import { ccnKey } from '../../../src/local-cls/traffic/region-rows';
import { column, RunningPlugin } from './running-plugin';
import { generateInterfaceRecords, INTERFACES } from './totals/generated-interfaces';
import { generateRecords, OBSERVERS, type Recorded, type Row, START } from './totals/generated-flows';
import { type Counted, countPlainly, type PlainQuestion } from './totals/plain-count';
import { type RandomQuestion, randomQuestions, WIDTH_OF_TABLE } from './totals/random-questions';

interface Source {
  region: string;
  topic: string;
  format: LogFormat;
}

let running: RunningPlugin;

const RECORDS: Record<LogFormat, Recorded[]> = { ccn: generateRecords(), eni: generateInterfaceRecords() };
const WRITERS = {
  ccn: { of: ({ row }: Recorded) => String(row.observer), all: OBSERVERS },
  eni: { of: ({ row }: Recorded) => String(row.interface), all: INTERFACES },
};

const STAMPS = ['event', 'arrival'] as const;
const LAYOUTS = ['one topic for all', 'topics of their own'] as const;
/** Where the same records lie in each way. */
const sources = new Map<string, Source[]>();

beforeAll(async () => {
  running = await RunningPlugin.start();
  for (const log of ['ccn', 'eni'] as const) {
    for (const stamp of STAMPS) {
      await write(log, stamp, 'one topic for all', 'all', RECORDS[log]);
      for (const writer of WRITERS[log].all) {
        const own = RECORDS[log].filter((recorded) => WRITERS[log].of(recorded) === writer);
        await write(log, stamp, 'topics of their own', writer, own);
      }
    }
  }
  await running.indexed(...[...sources.values()].flat().map(({ topic }) => topic));
}, 180_000);

afterAll(() => running?.stop());

async function write(
  log: LogFormat,
  stamp: (typeof STAMPS)[number],
  layout: (typeof LAYOUTS)[number],
  name: string,
  records: readonly Recorded[],
): Promise<void> {
  const region = name.includes('-') && log === 'ccn' ? name : 'ap-guangzhou';
  const topic = `${log}-${stamp}-${name}`;
  const ccn = ccnKey(name);
  await running.createTopic({ region, topic }, log, flowLogIndex(log, ccn));
  await running.cls.store.append(topic, {
    timesMs: records.map(({ row, lateSeconds }) => (Number(row.end) + (stamp === 'event' ? 0 : lateSeconds)) * 1000),
    keys: TEXT_KEYS[log].map((key) => (key.startsWith('ccn') ? ccn : key)),
    columns: TEXT_ORDER[log].map((field) => records.map(({ row }) => row[field])),
  });
  const place = `${log} ${stamp} ${layout}`;
  sources.set(place, [...(sources.get(place) ?? []), { region, topic, format: log }]);
}

function plainly(log: LogFormat, { kind, filters, splitBy, topN, from, length, rule }: RandomQuestion) {
  const window = log === 'ccn' ? 60 : 300;
  const width = kind === 'table' ? WIDTH_OF_TABLE : window;
  const dimensions = dimensionsOf(kind, splitBy);
  const choosesAction = dimensions.includes('action') || filters.some(([{ field }]) => field === 'action');
  const question: PlainQuestion = {
    ...{ log, rule, filters, splitBy: dimensions, topN },
    fromSeconds: Math.floor((START + from) / width) * width,
    toSeconds: Math.ceil((START + from + length) / width) * width,
    everything: choosesAction,
  };
  return countPlainly(
    RECORDS[log].map(({ row }) => row),
    question,
  );
}

/** `top` needs a dimension. */
const dimensionsOf = (kind: RandomQuestion['kind'], splitBy: Dimension[]): Dimension[] =>
  kind === 'top' && splitBy.length === 0 ? ['action'] : splitBy;

async function ask(log: LogFormat, question: RandomQuestion, from: Source[]): Promise<Map<string, Counted>> {
  const { kind, filters, topN, length, rule } = question;
  const splitBy = dimensionsOf(kind, question.splitBy);
  const query = {
    ...{ log, topN, observer: rule, filters: filters.map(([filter]) => filter) },
    ...(kind === 'top'
      ? { kind, dimensions: splitBy }
      : { kind: 'traffic', format: kind, splitBy, measures: MEASURES, bucketSeconds: WIDTH_OF_TABLE }),
  };
  const fromMs = (START + question.from) * 1000;
  const range = { fromMs, toMs: fromMs + length * 1000 };
  const { error, frames } = await running.answer(query, range, running.context({ sources: from }));
  expect(error).toBeUndefined();
  expect(warningsOf(frames)).toEqual([]);
  return sumFrames(frames, kind, splitBy);
}

const MEASURES = ['bytes', 'packets', 'records'] as const;

/** Besides those that many of these questions have: silent regions, windows marked SKIPDATA, and nothing to show. */
const warningsOf = ([frame]: DecodedFrame[]): string[] =>
  (frame!.meta?.notices ?? [])
    .filter(({ severity, text }) => severity === 'warning' && !USUAL.test(text))
    .map(({ text }) => text);

const USUAL =
  /^(No record from [^.]*)?(\. )?(\d+ windows? (?:is|are) marked SKIPDATA[^.]*)?(\. )?(Nothing to show: [^.]*)?$/;

/** An answer's rows added up by key; rows without a record are left out. */
function sumFrames(frames: DecodedFrame[], kind: RandomQuestion['kind'], splitBy: Dimension[]): Map<string, Counted> {
  const sums = new Map<string, Counted>();
  const fields = splitBy.flatMap((one) => (one === 'pair' ? ['srcregion', 'dstregion'] : [one]));
  const add = (key: string, what: keyof Counted, value: unknown) => {
    const sum = sums.get(key) ?? { bytes: 0n, packets: 0n, records: 0n };
    sums.set(key, { ...sum, [what]: sum[what] + BigInt((value as number | bigint | null) ?? 0) });
  };
  for (const frame of frames.filter((one) => one.fields.length > 0)) {
    if (kind === 'number') {
      const { labels = {}, name, values } = frame.fields[0]!;
      add(fields.map((field) => labels[field]).join(' '), name as keyof Counted, values[0]);
      continue;
    }
    const keys = fields.map((field) => column(frame, field));
    MEASURES.forEach((what) =>
      column(frame, what).forEach((value, row) => add(keys.map((cells) => String(cells[row])).join(' '), what, value)),
    );
  }
  return new Map([...sums].filter(([, { records }]) => records > 0n));
}

const sorted = (counts: Map<string, Counted>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

const RULES: [LogFormat, ObserverRule, number][] = [
  ['ccn', 'one', 7],
  ['ccn', 'egress', 3],
  ['ccn', 'ingress', 3],
  ['ccn', 'asRecorded', 2],
  ['eni', 'one', 4],
];

describe.each(RULES)('%s, observer rule %s', (log, rule, count) => {
  const questions = randomQuestions(log, rule, count, 4711 + rule.length * count).map(
    (question) => [describeQuestion(question), question] as const,
  );

  test.each(questions)('%s', async (_name, question) => {
    const expected = sorted(plainly(log, question));
    const answers = await Promise.all(
      [...sources]
        .filter(([place]) => place.startsWith(log))
        .map(async ([place, from]) => [place, sorted(await ask(log, question, from))] as const),
    );
    expect(answers).toHaveLength(STAMPS.length * LAYOUTS.length);
    answers.forEach(([place, answer]) => expect([place, answer]).toEqual([place, expected]));
  });
});

test('the generated outages, one-sided observers and late records are many enough to matter', () => {
  const question = { kind: 'number', filters: [], splitBy: [], topN: 1, from: 0, length: 58 * 3600 } as const;
  const records = (['one', 'egress', 'ingress', 'asRecorded'] as const).map(
    (rule) => [...plainly('ccn', { ...question, filters: [], splitBy: [], rule }).values()][0]!.records,
  );
  expect(new Set(records).size).toBe(4);
  expect(RECORDS.ccn.filter(({ lateSeconds }) => lateSeconds > 600).length).toBeGreaterThan(500);
});

test('many a record counts only because silence is told by CCN, and by the minute', () => {
  const rows = RECORDS.ccn.map(({ row }) => row);
  const bucketsOf = (seconds: number, whose: (row: Row) => string) => {
    const place = (region: Row['observer'], row: Row) =>
      `${region} ${whose(row)} ${Math.floor(Number(row.start) / seconds)}`;
    const recorded = new Set(rows.map((row) => place(row.observer, row)));
    return (row: Row) => recorded.has(place(row.srcregion, row));
  };
  const [atAll, ofCcn, nearby] = [
    bucketsOf(60, () => ''),
    bucketsOf(60, ({ ccn }) => String(ccn)),
    bucketsOf(600, ({ ccn }) => String(ccn)),
  ];
  const toDestination = rows.filter((row) => row.status === 'OK' && row.observer === row.dstregion && !ofCcn(row));
  expect(toDestination.filter(atAll).length).toBeGreaterThan(20);
  expect(toDestination.filter(nearby).length).toBeGreaterThan(10);
});

function describeQuestion({ kind, filters, splitBy, topN, length }: RandomQuestion): string {
  const words = filters.map(([{ field, operator, values }]) => `${field} ${operator} ${values.join()}`);
  return `${kind} ${topN} by ${splitBy.join(' and ') || 'nothing'} over ${length / 3600} h, ${words.join(', ') || 'all'}`;
}
