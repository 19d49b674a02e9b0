/** What the service says it lost, and words in records that nobody knows. */
import { REGIONS } from '#flowlog';
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, QUALITY } from '#query';
import { text } from '../texts/text';
import { toInteger } from './analysis-rows';
import { askAll, type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { percent } from './measure';
import { askSteps, isUnknownStatus, type SubjectSteps } from './quality-steps';
import { type QualityAsked, subjectColumns, subjectLabels, subjectNames } from './quality-subjects';
import { rowsOf } from './read-reachability';
import { timeField } from './traffic';

export type LossesAsked = Extract<QualityAsked, { view: 'losses' }>;

interface LossRow extends SubjectSteps {
  name: string;
  records: number;
  lost: number;
  lostSteps: number;
  unknown: number;
}

export async function answerLosses(plan: LossesAsked, asking: Asking): Promise<Result> {
  const [steps, words] = await Promise.all([askSteps(plan, plan, asking), askAll(asking, plan.words)]);
  const names = subjectNames(steps.subjects.map(({ key }) => key));
  const rows = steps.subjects
    .map((subject) => rowOf(subject, names.get(subject.key.id)!))
    .sort((one, other) => other.lostSteps - one.lostSteps || other.unknown - one.unknown);
  const asked = [...steps.asked, ...words.done];
  const meta = inspection(asked);
  const all = rows.flatMap((row) => [...row.steps.values()]).flatMap((statuses) => [...statuses]);
  return {
    frames: framesOf(plan, rows, meta),
    rows: rows.length,
    warnings: [
      ...steps.warnings,
      ...words.failures,
      ...words.done.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
      ...unknownNote(
        plan,
        'quality.unknownStatus',
        all.filter(([status]) => isUnknownStatus(status)),
      ),
      ...unknownNote(plan, 'quality.unknownVersion', wordsOf(words.done, ['version']).filter(isUnknownVersion)),
      ...unknownNote(
        plan,
        'quality.unknownRegion',
        wordsOf(words.done, ['srcregion', 'dstregion']).filter(isUnknownRegion),
      ),
    ],
    infos: plan.notices,
  };
}

function rowOf(subject: SubjectSteps, name: string): LossRow {
  const steps = [...subject.steps.values()];
  const sum = (of: (status: string) => boolean) =>
    steps
      .flatMap((statuses) => [...statuses])
      .filter(([status]) => of(status))
      .reduce((all, [, records]) => all + records, 0);
  return {
    ...subject,
    name,
    records: sum(() => true),
    lost: sum((status) => status === 'SKIPDATA'),
    lostSteps: steps.filter((statuses) => statuses.has('SKIPDATA')).length,
    unknown: sum(isUnknownStatus),
  };
}

type Counted = [word: string, records: number];

function wordsOf(asked: readonly Asked[], columns: readonly ('version' | 'srcregion' | 'dstregion')[]): Counted[] {
  return asked.flatMap((one) =>
    rowsOf(one).flatMap((cell) =>
      columns.flatMap((column): Counted[] => {
        const word = cell(QUALITY[column]);
        return word === null || word === '-' ? [] : [[String(word), Number(toInteger(cell(QUALITY.records)))]];
      }),
    ),
  );
}

/** Documents and samples show 2 and V1. */
const isUnknownVersion = ([version]: Counted): boolean => !/^v?[12]$/i.test(version);

const isUnknownRegion = ([region]: Counted): boolean =>
  !REGIONS.some(({ id, number }) => id === region || String(number) === region);

/** Words that one sentence names. */
const NAMED = 5;

function unknownNote(
  { query }: LossesAsked,
  key: 'quality.unknownStatus' | 'quality.unknownVersion' | 'quality.unknownRegion',
  counted: readonly Counted[],
): string[] {
  const words = [...new Set(counted.map(([word]) => word))];
  const records = counted.reduce((sum, [, count]) => sum + count, 0);
  return words.length === 0 ? [] : [text(query.locale, key, { words: words.slice(0, NAMED).join(', '), records })];
}

function framesOf(plan: LossesAsked, rows: readonly LossRow[], inspected: Frame['meta']): Frame[] {
  if (plan.query.format === 'table') {
    return [tableFrame(plan, rows, inspected)];
  }
  const isSeries = plan.query.format === 'series';
  const starts = bucketStarts(plan.buckets);
  const meta = {
    type: isSeries ? ('timeseries-multi' as const) : ('numeric-multi' as const),
    typeVersion: [0, 1] as [number, number],
  };
  const frames = rows.map((row): Frame => {
    const values = isSeries ? starts.map((start) => stepShare(row, start)) : [shareOf(row)];
    const config = { unit: 'percent', displayNameFromDS: row.name };
    const time = timeField(
      'time',
      starts.map((start) => start * 1000),
      plan.buckets.width,
    );
    const share: Field = { name: 'lost', type: 'float64', values, labels: subjectLabels(plan, row.key), config };
    return { name: row.name, fields: isSeries ? [time, share] : [share], meta };
  });
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}

/** Rows that say SKIPDATA among all rows. */
const shareOf = ({ lost, records }: Pick<LossRow, 'lost' | 'records'>) => percent(lost, records);

function stepShare({ steps }: LossRow, start: number): number | null {
  const statuses = steps.get(start);
  if (statuses === undefined) {
    return null;
  }
  const records = [...statuses.values()].reduce((sum, count) => sum + count, 0);
  return shareOf({ lost: statuses.get('SKIPDATA') ?? 0, records });
}

function tableFrame(plan: LossesAsked, rows: readonly LossRow[], inspected: Frame['meta']): Frame {
  const counts = (name: string, of: (row: LossRow) => number): Field => ({
    name,
    type: 'int64',
    values: rows.map((row) => BigInt(of(row))),
  });
  const share = (name: string, of: (row: LossRow) => number | null): Field => ({
    name,
    type: 'float64',
    values: rows.map(of),
    config: { unit: 'percent' },
  });
  return {
    fields: [
      ...subjectColumns(
        plan,
        rows.map(({ key }) => key),
      ),
      counts('steps', ({ steps }) => steps.size),
      counts('stepsWithLoss', ({ lostSteps }) => lostSteps),
      share('stepsWithLossShare', ({ steps, lostSteps }) => percent(lostSteps, steps.size)),
      counts('records', ({ records }) => records),
      counts('skipData', ({ lost }) => lost),
      share('skipDataShare', shareOf),
      counts('unknownStatus', ({ unknown }) => unknown),
    ],
    meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' },
  };
}
