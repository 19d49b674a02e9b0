/** How old the newest record of each subject is, worst first. Who delivered nothing for a day still has a row. */
import type { Field, Frame } from '#plugin-sdk';
import { type AskedNewest, LOOK_BACK_SECONDS, QUALITY, type QualityQuery, recentRange, type Source } from '#query';
import { text } from '../texts/text';
import { toInteger } from './analysis-rows';
import { type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { eventFrame } from './event-frame';
import { freshnessEvent } from './quality-events';
import {
  completeKeys,
  keyOfRow,
  type QualityAsked,
  subjectColumns,
  type SubjectKey,
  subjectLabels,
  subjectNames,
} from './quality-subjects';
import { lengthText, momentText } from './time-text';
import { rowsOf } from './read-reachability';
import { settle } from './settle';

export type FreshnessAsked = Extract<QualityAsked, { view: 'freshness' }>;

interface Newest {
  key: SubjectKey;
  lastSeconds: number;
  records: number;
  /** Of records stamped with their arrival. */
  delay?: { middle: number; late: number };
}

type State = 'fresh' | 'late' | 'silent';

export interface FreshnessRow {
  key: SubjectKey;
  name: string;
  state: State;
  /** At least as old, where no record was found. */
  ageSeconds: number;
  newest?: Newest;
  /** Nothing of this subject is missing before. */
  completeSeconds?: number;
}

/** A range that ended longer ago is a look into the past; else the age is that of this moment. */
const NOW_SECONDS = 3600;

export async function answerFreshness(plan: FreshnessAsked, asking: Asking): Promise<Result> {
  const nowSeconds = asking.nowMs / 1000;
  const atSeconds = nowSeconds - plan.toSeconds > NOW_SECONDS ? plan.toSeconds : nowSeconds;
  const { done, failures } = await settle(
    plan.newest(atSeconds),
    ({ recent }) => recent.source,
    asking,
    (one) => askNewest(one, asking),
  );
  const asked = done.flat();
  const answering = plan.sources.filter((source) => asked.some(({ request }) => request.source === source));
  const rows = freshnessRows({ ...plan, sources: answering }, asked, atSeconds);
  const meta = inspection(asked);
  return {
    frames: framesOf(plan, rows, meta, atSeconds),
    rows: rows.length,
    warnings: [
      ...failures,
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
    ],
    infos: [...plan.notices, ...(rows.length === 0 ? [] : [overallText(plan.query, rows)])],
  };
}

function framesOf(plan: FreshnessAsked, rows: readonly FreshnessRow[], meta: Frame['meta'], at: number): Frame[] {
  switch (plan.query.format) {
    case 'number':
      return numberFrames(plan, rows, meta);
    case 'annotations':
      return [
        eventFrame(
          rows.flatMap((row) => freshnessEvent(plan, row, rowText(plan.query, row), at)),
          meta,
        ),
      ];
    default:
      return [tableFrame(plan, rows, meta)];
  }
}

function askNewest({ recent, lookBack }: AskedNewest, { ask }: Asking): Promise<Asked[]> {
  return Promise.all([recent, lookBack].map(async (request) => ({ request, answer: await ask(request) })));
}

function freshnessRows(plan: FreshnessAsked, asked: readonly Asked[], atSeconds: number): FreshnessRow[] {
  const found = new Map<string, Newest>();
  for (const { key, ...newest } of asked.flatMap((one) => readNewest(plan, one))) {
    const known = found.get(key.id);
    found.set(key.id, {
      ...known,
      ...newest,
      key,
      lastSeconds: Math.max(known?.lastSeconds ?? 0, newest.lastSeconds),
      records: (known?.records ?? 0) + newest.records,
    });
  }
  const keys = completeKeys(
    plan,
    [...found.values()].map(({ key }) => key),
  );
  const names = subjectNames(keys);
  return keys
    .map((key) => rowOf(key, names.get(key.id)!, found.get(key.id), plan, atSeconds))
    .sort((one, other) => other.ageSeconds - one.ageSeconds);
}

/** Ages that are no reason to worry, and those that are, as multiples of the time records need to come. */
const LATE = 1.25;
const SILENT = 2;

function rowOf(
  key: SubjectKey,
  name: string,
  newest: Newest | undefined,
  { settleSeconds }: FreshnessAsked,
  atSeconds: number,
): FreshnessRow {
  const longest = atSeconds - recentRange(atSeconds).fromSeconds + LOOK_BACK_SECONDS;
  const ageSeconds = Math.max(0, Math.round(newest === undefined ? longest : atSeconds - newest.lastSeconds));
  const state = ageSeconds > SILENT * settleSeconds ? 'silent' : ageSeconds > LATE * settleSeconds ? 'late' : 'fresh';
  return {
    key,
    name,
    state,
    ageSeconds,
    ...(newest === undefined
      ? {}
      : { newest, completeSeconds: Math.min(newest.lastSeconds, atSeconds - settleSeconds) }),
  };
}

/** Records stamped sooner after their end were stamped with their own time. */
const ARRIVAL_SECONDS = 60;

function readNewest(plan: FreshnessAsked, asked: Asked): Newest[] {
  const source: Source = asked.request.source;
  return rowsOf(asked).flatMap((cell): Newest[] => {
    const key = keyOfRow(plan, source, cell);
    const middle = Number(cell(QUALITY.middle) ?? 0);
    return key === undefined
      ? []
      : [
          {
            key,
            lastSeconds: Number(toInteger(cell(QUALITY.last))),
            records: Number(toInteger(cell(QUALITY.records))),
            ...(middle < ARRIVAL_SECONDS ? {} : { delay: { middle, late: Number(cell(QUALITY.late)) } }),
          },
        ];
  });
}

/** One sentence about all of them: until when the data is complete. */
function overallText(query: QualityQuery, rows: readonly FreshnessRow[]): string {
  const [worst] = rows;
  const { name, state, ageSeconds, completeSeconds } = worst!;
  const age = lengthText(ageSeconds);
  if (completeSeconds === undefined) {
    return text(query.locale, 'quality.complete.never', { name, age });
  }
  const values = { name, age, time: momentText(query, completeSeconds) };
  if (state === 'fresh') {
    return text(query.locale, 'quality.complete.all', values);
  }
  const fresh = rows.filter((row) => row.state === 'fresh').length;
  const sentence = text(query.locale, 'quality.complete.until', values);
  return fresh === rows.length - 1
    ? sentence
    : `${sentence} ${text(query.locale, 'quality.complete.more', { number: rows.length - fresh - 1 })}`;
}

function rowText(query: QualityQuery, { name, state, ageSeconds, completeSeconds }: FreshnessRow): string {
  const age = lengthText(ageSeconds);
  return completeSeconds === undefined
    ? text(query.locale, 'quality.row.never', { name, age })
    : text(query.locale, state === 'fresh' ? 'quality.row.fresh' : 'quality.row.late', {
        name,
        age,
        time: momentText(query, completeSeconds),
      });
}

function tableFrame(plan: FreshnessAsked, rows: readonly FreshnessRow[], meta: Frame['meta']): Frame {
  const { query } = plan;
  const seconds = (name: string, of: (row: FreshnessRow) => number | undefined): Field => ({
    name,
    type: 'float64',
    values: rows.map((row) => of(row) ?? null),
    config: { unit: 's' },
  });
  const moment = (name: string, of: (row: FreshnessRow) => number | undefined): Field => ({
    name,
    type: 'time',
    values: rows.map((row) => {
      const value = of(row);
      return value === undefined ? null : Math.round(value) * 1000;
    }),
  });
  const words = (name: string, values: string[]): Field => ({ name, type: 'string', values });
  return {
    fields: [
      words(
        'summary',
        rows.map((row, index) => (index === 0 ? overallText(query, rows) : rowText(query, row))),
      ),
      ...subjectColumns(
        plan,
        rows.map(({ key }) => key),
      ),
      words(
        'state',
        rows.map(({ state }) => text(query.locale, `quality.state.${state}`)),
      ),
      seconds('age', ({ ageSeconds }) => ageSeconds),
      moment('newest', ({ newest }) => newest?.lastSeconds),
      moment('completeUntil', ({ completeSeconds }) => completeSeconds),
      seconds('delayMedian', ({ newest }) => newest?.delay?.middle),
      seconds('delayP995', ({ newest }) => newest?.delay?.late),
      { name: 'records', type: 'int64', values: rows.map(({ newest }) => BigInt(newest?.records ?? 0)) },
      words(
        'code',
        rows.map(({ state }) => state),
      ),
    ],
    meta: { ...meta, type: 'table', preferredVisualisationType: 'table' },
  };
}

function numberFrames(plan: FreshnessAsked, rows: readonly FreshnessRow[], inspected: Frame['meta']): Frame[] {
  const meta = { type: 'numeric-multi' as const, typeVersion: [0, 1] as [number, number] };
  return rows.map(({ key, name, ageSeconds }, index) => ({
    name,
    fields: [
      {
        name: 'age',
        type: 'float64',
        values: [ageSeconds],
        labels: subjectLabels(plan, key),
        config: { unit: 's', displayNameFromDS: name },
      },
    ],
    meta: index === 0 ? { ...meta, ...inspected } : meta,
  }));
}
