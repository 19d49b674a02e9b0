import { askedWindow } from './capture-window';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { refuseHidingFilters } from './parse-quality';
import { type QualityQuery, SUBJECT_FIELDS } from './quality-query';
import {
  askCoverage,
  askDelayHistogram,
  askDelays,
  askNewest,
  askRaw,
  askSteps,
  askWords,
  lookBackRange,
  recentRange,
  type Subject,
} from './quality-requests';
import { settledPart } from './settled-part';
import { rangeOf, type SlicedRequest, slicesOf } from './slices';
import type { Source } from './sources';
import { type Buckets, chooseBuckets } from './time-buckets';
import type { Range } from './volume-expressions';
import { watchedKeys } from './watched-keys';

/** What the newest records of one topic are asked by. */
export interface AskedNewest {
  recent: SearchRequest;
  lookBack: SearchRequest;
}

interface QualityRequests {
  freshness: { newest(atSeconds: number): AskedNewest[] };
  status: { steps: SlicedRequest[]; lookBack: SearchRequest[] };
  delay: { delays: SlicedRequest[]; histograms: SearchRequest[] };
  coverage: { coverage: SearchRequest[] };
  volume: { steps: SlicedRequest[]; samples: SearchRequest[]; oldest(nowSeconds: number): SearchRequest[] };
  losses: { steps: SlicedRequest[]; lookBack: SearchRequest[]; words: SearchRequest[] };
}

interface QualitySteps {
  sources: Source[];
  buckets: Buckets;
  /** End of the asked range in seconds. */
  toSeconds: number;
  /** Keys that are answered whether or not anybody has records of them. */
  watched: string[];
}

export type QualityPlan = QualitySteps &
  { [View in keyof QualityRequests]: { view: View } & QualityRequests[View] }[keyof QualityRequests];

/** Readable charts have no more steps; each is one row for every key. */
const MAX_STEPS = 400;

/** Records whose length is measured. */
const SAMPLE = 100;

/** Topics keep logs ten years at most. */
const LONGEST_SECONDS = 3640 * 86_400;

export function compileQuality(query: QualityQuery, sources: readonly SourceSchema[], asked: Asked): QualityPlan {
  refuseHidingFilters(query);
  const buckets = bucketsOf(query, asked);
  return {
    sources: sources.map(({ source }) => source),
    buckets,
    toSeconds: asked.toMs / 1000,
    watched: watchedKeys(query.filters, SUBJECT_FIELDS[query.each]),
    ...requestsOf(
      query,
      sources.map((source) => ({ query, each: query.each, source })),
      buckets,
    ),
  };
}

/** Alerts look at settled steps only, but at the newest record as it is: its age is what they watch. */
function bucketsOf(query: QualityQuery, asked: Asked): Buckets {
  const { fromMs, toMs, intervalMs, settledMs } = asked;
  const hasSteps = query.format === 'series' || query.view === 'status';
  const buckets = chooseBuckets({
    fromMs,
    toMs,
    windowSeconds: askedWindow(query.log, asked),
    wishSeconds: hasSteps || query.view === 'losses' ? (query.bucketSeconds ?? intervalMs / 1000) : 0,
    maxBuckets: MAX_STEPS,
    timeZone: query.timeZone,
  });
  return settledMs === undefined || query.view === 'freshness' ? buckets : settledPart(buckets, settledMs);
}

function requestsOf(query: QualityQuery, subjects: readonly Subject[], buckets: Buckets) {
  const range = rangeOf(buckets);
  const { view } = query;
  const each = <Answer>(of: (subject: Subject) => Answer) => subjects.map(of);
  const lookBack = () => each((subject) => askNewest(subject, lookBackRange(range.fromSeconds), 'lookBack'));
  switch (view) {
    case 'freshness':
      return { view, newest: (atSeconds: number) => each((subject) => newestOf(subject, atSeconds)) };
    case 'status':
      return { view, steps: each((subject) => askSteps(subject, buckets)), lookBack: lookBack() };
    case 'delay':
      return query.format === 'series'
        ? { view, delays: each((subject) => askDelays(subject, buckets)), histograms: [] }
        : { view, delays: [], histograms: each((subject) => askDelayHistogram(subject, range)) };
    case 'coverage':
      return { view, coverage: each((subject) => askCoverage(subject, range)) };
    case 'volume':
      return { view, ...volumeOf(subjects, buckets) };
    case 'losses':
      return {
        view,
        steps: each((subject) => askSteps(subject, buckets)),
        lookBack: lookBack(),
        words: query.format === 'table' ? each((subject) => askWords(subject, range)) : [],
      };
  }
}

function newestOf(subject: Subject, atSeconds: number): AskedNewest {
  return {
    recent: askNewest(subject, recentRange(atSeconds), 'recent'),
    lookBack: askNewest(subject, lookBackRange(recentRange(atSeconds).fromSeconds), 'lookBack'),
  };
}

function volumeOf(subjects: readonly Subject[], buckets: Buckets): QualityRequests['volume'] {
  const ever = (nowSeconds: number): Range => ({
    fromSeconds: Math.max(0, nowSeconds - LONGEST_SECONDS),
    toSeconds: nowSeconds,
  });
  return {
    steps: subjects.map((subject) => askSteps({ ...subject, each: 'topic' }, buckets)),
    samples: subjects.map((subject) => askRaw(subject, rangeOf(buckets), 'desc', SAMPLE)),
    oldest: (nowSeconds) => subjects.map((subject) => askRaw(subject, ever(nowSeconds), 'asc', 1)),
  };
}

/** Every request, for reading. */
export function previewQuality(plan: QualityPlan): SearchRequest[] {
  const first = (sliced: SlicedRequest) => sliced.of(slicesOf(sliced)[0]!);
  switch (plan.view) {
    case 'freshness':
      return plan.newest(plan.toSeconds).flatMap(({ recent, lookBack }) => [recent, lookBack]);
    case 'status':
      return [...plan.steps.map(first), ...plan.lookBack];
    case 'delay':
      return [...plan.delays.map(first), ...plan.histograms];
    case 'coverage':
      return plan.coverage;
    case 'volume':
      return [...plan.steps.map(first), ...plan.samples, ...plan.oldest(plan.toSeconds)];
    case 'losses':
      return [...plan.steps.map(first), ...plan.lookBack, ...plan.words];
  }
}
