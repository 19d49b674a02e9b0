/**
 * Volume is asked in three steps: who delivered when, who is biggest, then exact sums of the winners with the rest as
 * Other. Later steps take what earlier ones brought. A comparison takes the same steps for an earlier time.
 */
import { type Locale, say, word } from '#wording';
import { protectSigns } from '#language';
import { MEASURES } from '#flowlog';
import { askedWindow, windowOf } from './capture-window';
import { refuseUncapped } from './capped-keys';
import { MAX_ROWS } from './choices';
import { compileHeartbeat, type HeartbeatRequest } from './compile-heartbeat';
import { compileRank, compileSeries, compileStatement, compileTotals, fieldsOf } from './compile-volume';
import type { Heartbeat } from './heartbeat';
import { InvalidQueryError } from './invalid-query-error';
import { asksEveryCell } from './matrix-cells';
import type { ComparedWith, KeyField, TrafficQuery } from './model';
import type { Asked, SourceSchema } from './plan';
import { settleSeconds } from './settle-seconds';
import { settledPart } from './settled-part';
import type { SlicedRequest } from './slices';
import type { Source } from './sources';
import { type Buckets, chooseBuckets, earlierBuckets } from './time-buckets';
import type { RankedBy } from './volume-columns';
import { usesLogTime } from './volume-expressions';
import { keptKeys, measuresOf, splitOf, summedKeys, type VolumeQuery } from './volume-query';
import { watchedKeys } from './watched-keys';

/** The steps of a volume question over one stretch of time. */
export interface VolumeSteps {
  buckets: Buckets;
  heartbeat: HeartbeatRequest[];
  /** Empty where the winners are known without, as without a split. */
  rank(heartbeat?: Heartbeat): SlicedRequest[];
  sum(winners: readonly string[], heartbeat?: Heartbeat): SlicedRequest[];
}

export interface VolumePlan extends VolumeSteps {
  /** What makes up a key; empty without a split. */
  keys: KeyField[];
  /** Seconds of the buckets CLS is asked for: those of the answer, or capture windows for peaks. */
  resolution: number;
  /** Seconds after its end when a bucket is complete, over all topics. */
  settleSeconds: number;
  /** Of each topic's capture windows, and of what holds whole windows of all topics. */
  windows: { source: Source; seconds: number }[];
  windowSeconds: number;
  rankBy: RankedBy;
  /** Every key is summed, so that none is ranked and nothing falls under Other. */
  sumsEvery: boolean;
  /** Keys that are answered also without any record; where they are all there can be, nothing is ranked. */
  watched: string[];
  /** The time that is compared with, by whole days earlier. Ranked only where the order asks for change. */
  before?: VolumeSteps;
  /** The same question as one statement of a person's own. */
  statement(): string;
  notices: string[];
}

/** Seconds between a time and the one it is compared with: whole days, for traffic follows the clock. */
const EARLIER: Readonly<Record<ComparedWith, number>> = { day: 86_400, week: 7 * 86_400 };

export function planVolume(query: VolumeQuery, sources: readonly SourceSchema[], asked: Asked): VolumePlan {
  const keys = fieldsOf(splitOf(query));
  const buckets = bucketsFor(query, keys, asked);
  const resolution = isWindowed(query) ? askedWindow(query.log, asked) : buckets.width;
  refuseTooManyWindows(query, buckets, resolution);
  refuseUncapped(query, keys);
  const watched = watchedKeys(query.filters, keys);
  const isWatched = watched.length > 0 && watched.length <= keptKeys(query);
  const sumsEvery = query.kind === 'matrix' && asksEveryCell(query) && !isWatched;
  const isRanked = !isWatched && !sumsEvery;
  const steps = (from: Buckets, ranks: boolean) =>
    stepsOf({ query, keys, buckets: from, resolution, sumsEvery }, ranks, sources, asked);
  return {
    keys,
    resolution,
    ...steps(buckets, isRanked),
    watched: isWatched ? watched : [],
    sumsEvery,
    rankBy: rankMeasure(query),
    settleSeconds: settleSeconds(query.log, sources),
    windows: sources.map((one) => ({ source: one.source, seconds: windowOf(query.log, one) })),
    windowSeconds: askedWindow(query.log, asked),
    ...(query.compareWith === undefined
      ? {}
      : { before: steps(earlierBuckets(buckets, EARLIER[query.compareWith]), isRanked && ordersByChange(query)) }),
    statement: () =>
      protectSigns(compileStatement({ query, keys, buckets, resolution, sumsEvery }, isSeries(query), sources[0]!)),
    notices: volumeNotices(query, sources),
  };
}

type Step = Omit<Parameters<typeof compileRank>[0], 'heartbeat'>;

function stepsOf(step: Step, isRanked: boolean, sources: readonly SourceSchema[], asked: Asked): VolumeSteps {
  const { query, buckets } = step;
  const compileSum = isSeries(query) || isWindowed(query) ? compileSeries : compileTotals;
  return {
    buckets,
    heartbeat: sources.map((source) => compileHeartbeat(query.log, asked, buckets, source)),
    rank: (heartbeat) =>
      isRanked ? sources.map((source) => compileRank({ ...step, heartbeat }, rankMeasure(query), source)) : [],
    sum: (winners, heartbeat) => sources.map((source) => compileSum({ ...step, heartbeat }, winners, source)),
  };
}

const isSeries = (query: VolumeQuery): query is TrafficQuery => query.kind === 'traffic' && query.format !== 'number';

const isWindowed = (query: VolumeQuery) => measuresOf(query).some((one) => MEASURES[one].making === 'windows');

const ordersByChange = (query: VolumeQuery) =>
  query.kind !== 'traffic' && query.order !== undefined && query.order !== 'biggest';

function bucketsFor(query: VolumeQuery, keys: readonly KeyField[], asked: Asked): Buckets {
  const buckets = chooseBuckets({
    fromMs: asked.fromMs,
    toMs: asked.toMs,
    windowSeconds: askedWindow(query.log, asked),
    wishSeconds: isSeries(query) ? (query.bucketSeconds ?? asked.intervalMs / 1000) : 0,
    maxBuckets: isSeries(query) ? Math.floor(MAX_ROWS / (keys.length === 0 ? 1 : query.topN + 1)) : Infinity,
    timeZone: query.timeZone,
  });
  return asked.settledMs === undefined ? buckets : settledPart(buckets, asked.settledMs);
}

/** Rows that peaks may cost: every key in every capture window. */
const MAX_WINDOW_ROWS = 120_000;

function refuseTooManyWindows(query: VolumeQuery, range: Buckets, width: number): void {
  const windows = (range.toSeconds - range.fromSeconds) / width;
  if (isWindowed(query) && windows * (summedKeys(query) + 1) > MAX_WINDOW_ROWS) {
    const hours = Math.floor((MAX_WINDOW_ROWS / (summedKeys(query) + 1)) * (width / 3600));
    throw new InvalidQueryError(
      query.kind === 'matrix' ? 'measure' : query.kind === 'top' ? 'rankBy' : 'measures',
      say('peak and p95 look at every capture window of every key: ask for at most {{hours}} hours, or fewer keys', {
        hours,
      }),
    );
  }
}

function rankMeasure(query: VolumeQuery): RankedBy {
  if (query.kind === 'top') {
    const { rankBy } = query;
    return rankBy === 'lossPercent' ? 'rejectedBytes' : rankBy === 'peakBitsPerSecond' ? 'bytes' : rankBy;
  }
  const [measure] = measuresOf(query);
  switch (measure) {
    case 'packets':
    case 'packetsPerSecond':
    case 'peakPacketsPerSecond':
    case 'p95PacketsPerSecond':
      return 'packets';
    case 'records':
      return 'records';
    case 'rejectedBytes':
    case 'rejectedBitsPerSecond':
    case 'lossPercent':
      return 'rejectedBytes';
    case 'rejectedPackets':
    case 'rejectedRecords':
    case 'packetLossPercent':
      return 'rejectedPackets';
    case 'flows':
    case 'peers':
      return measure;
    default:
      return 'bytes';
  }
}

function volumeNotices(query: VolumeQuery, sources: readonly SourceSchema[]): string[] {
  return sources
    .filter(usesLogTime)
    .map(({ schema: { topic } }) =>
      query.kind === 'traffic'
        ? say(
            'Topic {{topic}}: the field start has no statistics, so buckets follow the log time, which may be minutes late',
            { topic },
          )
        : say(
            'Topic {{topic}}: the field start has no statistics, so the range follows the log time, which may be minutes late',
            { topic },
          ),
    )
    .map((notice) => word(notice, query.locale));
}

/** What stands in a preview for keys that only the first step can tell. */
const rankedExample = (locale: Locale | undefined): string[] =>
  [say('<1st of the ranking>'), say('<2nd>')].map((example) => word(example, locale));

/** All that a plan may ask. */
export function previewVolume(plan: VolumePlan, locale: Locale | undefined): SlicedRequest[] {
  const winners = plan.watched.length > 0 ? plan.watched : rankedExample(locale);
  return [plan, ...(plan.before ? [plan.before] : [])].flatMap((steps) => [
    ...steps.heartbeat,
    ...steps.rank(),
    ...steps.sum(winners),
  ]);
}
