/** How many records each topic takes, what CLS may ask for them, and how far back they reach. An estimate, not the bill. */
import type { Field, Frame } from '#plugin-sdk';
import { bucketStarts, type SearchRequest, type Source, topicName } from '#query';
import { text } from '../texts/text';
import { askAll, type Asked, type Asking, inspection, type Result } from './ask';
import { costPerDay } from './cost-per-day';
import { columnTitle } from './present-frames';
import { askSteps, type SubjectSteps } from './quality-steps';
import type { QualityAsked } from './quality-subjects';
import { timeField } from './traffic';

export type VolumeAsked = Extract<QualityAsked, { view: 'volume' }>;

interface TopicVolume extends SubjectSteps {
  source: Source;
  recordsPerDay: number;
  recordBytes: number;
  isMeasured: boolean;
  bytesPerDay: number;
  costPerDay: number;
  /** Days the topic keeps records; undefined where it cannot be told. */
  keptDays: number | undefined;
  oldestMs: number | undefined;
  /** Days that records reach back. */
  reachDays: number | undefined;
  /** Days until the oldest record goes, by the topic's period; below 0 it should be gone. */
  daysLeft: number | undefined;
}

const DAY = 86_400;

/** What a record is taken to have where none could be looked at. */
const USUAL_BYTES = 180;

/** How long records are taken to be kept where the topic's period is not known. */
const USUAL_DAYS = 30;

export async function answerVolumeQuality(plan: VolumeAsked, asking: Asking): Promise<Result> {
  const topicPlan = { ...plan, query: { ...plan.query, each: 'topic' as const }, watched: [] };
  const [steps, samples, oldest] = await Promise.all([
    askSteps(topicPlan, plan, asking),
    plan.query.format === 'series' ? [] : orNothing(asking, plan.samples),
    plan.query.format === 'series' ? [] : orNothing(asking, plan.oldest(asking.nowMs / 1000)),
  ]);
  const topics = await Promise.all(
    steps.subjects.map((subject) => volumeOf(plan, subject, { samples, oldest }, asking)),
  );
  topics.sort((one, other) => other.costPerDay - one.costPerDay);
  const read = steps.asked.reduce((sum, { answer }) => sum + (answer.AnalysisRecords?.length ?? 0), 0);
  const meta = inspection([...steps.asked, ...samples, ...oldest]);
  return {
    frames: framesOf(plan, topics, meta),
    rows: read,
    warnings: steps.warnings,
    infos: [...plan.notices, ...(plan.query.format === 'series' ? [] : notesOf(plan, topics))],
  };
}

/** What makes an estimate better; without it there is one all the same. */
async function orNothing(asking: Asking, requests: readonly SearchRequest[]): Promise<Asked[]> {
  const answers = await Promise.allSettled(requests.map((request) => askAll(asking, [request])));
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.done : []));
}

async function volumeOf(
  plan: VolumeAsked,
  subject: SubjectSteps,
  { samples, oldest }: { samples: readonly Asked[]; oldest: readonly Asked[] },
  asking: Asking,
): Promise<TopicVolume> {
  const source = subject.key.source!;
  const ofTopic = (asked: readonly Asked[]) => asked.find(({ request }) => request.source === source)?.answer.Results;
  const records = [...subject.steps.values()].flatMap((one) => [...one.values()]).reduce((sum, one) => sum + one, 0);
  const days = countedDays(plan, asking);
  const recordsPerDay = days === 0 ? 0 : records / days;
  const lengths = (ofTopic(samples) ?? []).map(({ LogJson }) => recordLength(LogJson));
  const recordBytes =
    lengths.length === 0 ? USUAL_BYTES : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const keptDays = await asking.keptDays?.(source);
  const bytesPerDay = recordsPerDay * recordBytes;
  const oldestMs = ofTopic(oldest)?.[0]?.Time;
  const reachDays = oldestMs === undefined ? undefined : (asking.nowMs - oldestMs) / (DAY * 1000);
  return {
    ...subject,
    source,
    recordsPerDay,
    recordBytes,
    isMeasured: lengths.length > 0,
    bytesPerDay,
    costPerDay: costPerDay(bytesPerDay, keptDays ?? USUAL_DAYS, plan.query.prices),
    keptDays,
    oldestMs,
    reachDays,
    daysLeft: keptDays === undefined || reachDays === undefined ? undefined : keptDays - reachDays,
  };
}

/** Days of the range that have gone by. */
function countedDays({ buckets, settleSeconds }: VolumeAsked, { nowMs }: Asking): number {
  const to = Math.min(buckets.toSeconds, nowMs / 1000 - settleSeconds);
  return Math.max(0, to - buckets.fromSeconds) / DAY;
}

/** Names and values, as they are indexed. */
function recordLength(logJson: string): number {
  try {
    const record = JSON.parse(logJson) as Record<string, unknown>;
    return Object.entries(record).reduce((sum, [key, value]) => sum + key.length + String(value).length, 0);
  } catch {
    return logJson.length;
  }
}

function notesOf({ query }: VolumeAsked, topics: readonly TopicVolume[]): string[] {
  const names = (of: (topic: TopicVolume) => boolean) =>
    topics
      .filter(of)
      .map(({ source }) => topicName(source))
      .join(', ');
  const unmeasured = names(({ isMeasured }) => !isMeasured);
  const unknown = names(({ keptDays }) => keptDays === undefined);
  return [
    text(query.locale, 'quality.estimate'),
    ...(unmeasured === ''
      ? []
      : [text(query.locale, 'quality.usualBytes', { bytes: USUAL_BYTES, topics: unmeasured })]),
    ...(unknown === '' ? [] : [text(query.locale, 'quality.usualDays', { days: USUAL_DAYS, topics: unknown })]),
  ];
}

function framesOf(plan: VolumeAsked, topics: readonly TopicVolume[], inspected: Frame['meta']): Frame[] {
  switch (plan.query.format) {
    case 'series':
      return withInspection(seriesFrames(plan, topics), 'timeseries-multi', inspected);
    case 'number':
      return withInspection(numberFrames(plan, topics), 'numeric-multi', inspected);
    default:
      return [tableFrame(plan, topics, inspected)];
  }
}

const labelsOf = ({ source: { region, topic } }: TopicVolume) => ({ region, topic });

/** Records of every status in each step. */
function seriesFrames({ buckets }: VolumeAsked, topics: readonly TopicVolume[]): Frame[] {
  const starts = bucketStarts(buckets);
  return topics.map((topic) => {
    const name = topicName(topic.source);
    const values = starts.map((start) =>
      BigInt([...(topic.steps.get(start)?.values() ?? [])].reduce((sum, records) => sum + records, 0)),
    );
    const time = timeField(
      'time',
      starts.map((start) => start * 1000),
      buckets.width,
    );
    const config = { displayNameFromDS: name };
    return { name, fields: [time, { name: 'records', type: 'int64', values, labels: labelsOf(topic), config }] };
  });
}

const NUMBERS = {
  recordsPerDay: 'short',
  bytesPerDay: 'bytes',
  costPerDay: 'currencyUSD',
  keptDays: 'd',
  reachDays: 'd',
  daysLeft: 'd',
} as const;

/** Those that are known. */
const measuresOf = (topic: TopicVolume) =>
  (Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).filter((measure) => topic[measure] !== undefined);

function numberFrames({ query }: VolumeAsked, topics: readonly TopicVolume[]): Frame[] {
  return topics.flatMap((topic) =>
    measuresOf(topic).map((measure): Frame => {
      const name = `${topicName(topic.source)}: ${columnTitle(measure, query) ?? measure}`;
      const labels = { ...labelsOf(topic), measure };
      const config = { unit: NUMBERS[measure], displayNameFromDS: name };
      return { name, fields: [{ name: measure, type: 'float64', values: [topic[measure]!], labels, config }] };
    }),
  );
}

function withInspection(
  frames: Frame[],
  type: 'timeseries-multi' | 'numeric-multi',
  inspected: Frame['meta'],
): Frame[] {
  const typed = { type, typeVersion: [0, 1] as [number, number] };
  const [first, ...rest] = frames.length === 0 ? [{ fields: [] }] : frames;
  return [{ ...first!, meta: { ...typed, ...inspected } }, ...rest.map((frame) => ({ ...frame, meta: typed }))];
}

function tableFrame({ query }: VolumeAsked, topics: readonly TopicVolume[], inspected: Frame['meta']): Frame {
  const number = (name: string, of: (topic: TopicVolume) => number | undefined, unit = 'short'): Field => ({
    name,
    type: 'float64',
    values: topics.map((topic) => of(topic) ?? null),
    config: { unit },
  });
  const words = (name: string, of: (topic: TopicVolume) => string): Field => ({
    name,
    type: 'string',
    values: topics.map(of),
  });
  const cost = number('costPerDay', ({ costPerDay }) => costPerDay, 'currencyUSD');
  return {
    fields: [
      words('region', ({ source }) => source.region),
      words('topic', ({ source }) => source.topic),
      number('recordsPerDay', ({ recordsPerDay }) => recordsPerDay),
      number('recordLength', ({ recordBytes }) => recordBytes, 'decbytes'),
      words('lengthFrom', ({ isMeasured }) => text(query.locale, isMeasured ? 'quality.measured' : 'quality.assumed')),
      number('bytesPerDay', ({ bytesPerDay }) => bytesPerDay, 'bytes'),
      { ...cost, config: { unit: 'currencyUSD', description: text(query.locale, 'quality.estimate') } } as Field,
      number('keptDays', ({ keptDays }) => keptDays, 'd'),
      { name: 'oldestRecord', type: 'time', values: topics.map(({ oldestMs }) => oldestMs ?? null) },
      number('reachDays', ({ reachDays }) => reachDays, 'd'),
      number('daysLeft', ({ daysLeft }) => daysLeft, 'd'),
    ],
    meta: { ...inspected, type: 'table', preferredVisualisationType: 'table' },
  };
}
