/** How long after their end records are stamped. Only where log time is the time of arrival it tells anything. */
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, QUALITY, type Source, topicName } from '#query';
import { text } from '../texts/text';
import { toInteger } from './analysis-rows';
import { askAll, type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { askSliced } from './ask-slices';
import type { QualityAsked } from './quality-subjects';
import { rowsOf } from './read-reachability';
import { timeField } from './traffic';

export type DelayAsked = Extract<QualityAsked, { view: 'delay' }>;

/** A topic half of whose records come sooner is stamped with the records' own time. */
const ARRIVAL_SECONDS = 60;

const PERCENTILES = [
  { column: QUALITY.middle, label: 'p50' },
  { column: QUALITY.slow, label: 'p95' },
  { column: QUALITY.late, label: 'p99.5' },
] as const;

interface TopicRows {
  source: Source;
  asked: Asked[];
}

export async function answerDelay(plan: DelayAsked, asking: Asking): Promise<Result> {
  const isSeries = plan.query.format === 'series';
  const { topics, failures } = isSeries ? await askOverTime(plan, asking) : await askHistograms(plan, asking);
  const asked = topics.flatMap((topic) => topic.asked);
  const read = asked.reduce((sum, { answer }) => sum + (answer.AnalysisRecords?.length ?? 0), 0);
  const meta = inspection(asked);
  const [telling, silent] = [true, false].map((wanted) =>
    topics.filter((topic) => (isSeries ? hasDelays(topic) : hasLateMinutes(topic)) === wanted),
  );
  return {
    frames: isSeries ? seriesFrames(plan, telling!, meta) : [histogramFrame(telling!, meta)],
    rows: read,
    warnings: [
      ...failures,
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0, asking)),
    ],
    infos: [
      ...plan.notices,
      ...silent!
        .filter((topic) => topic.asked.some((one) => rowsOf(one).length > 0))
        .map(({ source }) => text(plan.query.locale, 'quality.eventTime', { topic: topicName(source) })),
    ],
  };
}

async function askOverTime(plan: DelayAsked, asking: Asking): Promise<{ topics: TopicRows[]; failures: string[] }> {
  const { done, failures } = await askSliced(asking, plan.delays);
  return { topics: done.map(({ sliced, asked }) => ({ source: sliced.source, asked })), failures };
}

async function askHistograms(plan: DelayAsked, asking: Asking): Promise<{ topics: TopicRows[]; failures: string[] }> {
  const { done, failures } = await askAll(asking, plan.histograms);
  return { topics: done.map((one) => ({ source: one.request.source, asked: [one] })), failures };
}

function hasDelays({ asked }: TopicRows): boolean {
  return asked.some((one) => rowsOf(one).some((cell) => Number(cell(QUALITY.middle)) >= ARRIVAL_SECONDS));
}

function hasLateMinutes(topic: TopicRows): boolean {
  const counts = minutesOf(topic);
  const all = counts.reduce((sum, { records }) => sum + records, 0);
  const early = counts.filter(({ delay }) => delay < ARRIVAL_SECONDS).reduce((sum, { records }) => sum + records, 0);
  return all > 0 && early < all / 2;
}

function minutesOf({ asked }: TopicRows): { delay: number; records: number }[] {
  return asked
    .flatMap(rowsOf)
    .map((cell) => ({
      delay: Number(toInteger(cell(QUALITY.delay))),
      records: Number(toInteger(cell(QUALITY.records))),
    }))
    .sort((one, other) => one.delay - other.delay);
}

function seriesFrames({ buckets }: DelayAsked, topics: readonly TopicRows[], inspected: Frame['meta']): Frame[] {
  const starts = bucketStarts(buckets);
  const meta = { type: 'timeseries-multi' as const, typeVersion: [0, 1] as [number, number] };
  const frames = topics.flatMap(({ source, asked }) => {
    const rows = new Map(asked.flatMap(rowsOf).map((cell) => [Number(toInteger(cell(QUALITY.time))), cell]));
    return PERCENTILES.map(({ column, label }): Frame => {
      const name = `${topicName(source)} ${label}`;
      const values = starts.map((start) => {
        const cell = rows.get(start)?.(column) ?? null;
        return cell === null ? null : Number(cell);
      });
      const labels = { region: source.region, topic: source.topic, percentile: label };
      return {
        name,
        fields: [
          timeField(
            'time',
            starts.map((start) => start * 1000),
            buckets.width,
          ),
          { name: 'delay', type: 'float64', values, labels, config: { unit: 's', displayNameFromDS: name } },
        ],
        meta,
      };
    });
  });
  const [first, ...rest] = frames.length === 0 ? [{ fields: [], meta }] : frames;
  return [{ ...first!, meta: { ...meta, ...inspected } }, ...rest];
}

/** One row for each topic and minute of delay; the last stands for all that came later. */
function histogramFrame(topics: readonly TopicRows[], inspected: Frame['meta']): Frame {
  const rows = topics.flatMap((topic) => {
    const counts = minutesOf(topic);
    const all = counts.reduce((sum, { records }) => sum + records, 0);
    let sofar = 0;
    return counts.map(({ delay, records }) => {
      sofar += records;
      return { source: topic.source, delay, records, arrived: (100 * sofar) / all };
    });
  });
  const words = (name: string, values: string[]): Field => ({ name, type: 'string', values });
  return {
    fields: [
      words(
        'region',
        rows.map(({ source }) => source.region),
      ),
      words(
        'topic',
        rows.map(({ source }) => source.topic),
      ),
      { name: 'delay', type: 'float64', values: rows.map(({ delay }) => delay), config: { unit: 's' } },
      { name: 'records', type: 'int64', values: rows.map(({ records }) => BigInt(records)) },
      { name: 'arrived', type: 'float64', values: rows.map(({ arrived }) => arrived), config: { unit: 'percent' } },
    ],
    meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' },
  };
}
