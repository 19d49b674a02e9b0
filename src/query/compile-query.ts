import { cql, parseSearch, printSearch, splitStatement } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogFormat, MEASURES, SETTLE_SECONDS } from '#flowlog';
import { limitOfStatement } from './check-syntax';
import { MAX_ROWS } from './choices';
import { compileHeartbeat } from './compile-heartbeat';
import { exactSearchFilter, searchFilters } from './compile-search';
import { compileRank, compileSeries, compileStatement, compileTotals, fieldsOf } from './compile-volume';
import { compileReachability, previewReachability, type ReachabilityPlan } from './compile-reachability';
import { usesLogTime } from './volume-expressions';
import type { Heartbeat } from './heartbeat';
import { InvalidQueryError } from './invalid-query-error';
import type {
  CodeQuery,
  Filter,
  FlowQuery,
  KeyField,
  ReachabilityQuery,
  RecordsQuery,
  TopQuery,
  TrafficQuery,
} from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { slicesOf, type SlicedRequest } from './slices';
import { type Buckets, chooseBuckets } from './time-buckets';
import type { TopicSchema } from './topic-schema';
import type { RankBy } from './volume-columns';
import { watchedKeys } from './watched-keys';

/**
 * Volume is asked in three steps: who delivered when, who is biggest, then exact sums of the winners with the rest as
 * Other. Later steps take what earlier ones brought.
 */
interface VolumePlan {
  /** What makes up a key; empty without a split. */
  keys: KeyField[];
  buckets: Buckets;
  /** Seconds of the buckets CLS is asked for: those of the answer, or capture windows for peaks. */
  resolution: number;
  /** Seconds after its end when a bucket is complete, over all topics. */
  settleSeconds: number;
  heartbeat: SlicedRequest[];
  rankBy: RankBy;
  /** Keys that are answered also without any record; where they are all there can be, nothing is ranked. */
  watched: string[];
  /** Empty without a split, and where the winners are known. */
  rank(heartbeat?: Heartbeat): SlicedRequest[];
  sum(winners: readonly string[], heartbeat?: Heartbeat): SlicedRequest[];
  /** The same question as one statement of a person's own. */
  statement(): string;
}

export type Plan = { notices: string[] } & (
  | ({ kind: 'traffic'; query: TrafficQuery } & VolumePlan)
  | ({ kind: 'top'; query: TopQuery } & VolumePlan)
  | ({ kind: 'reachability'; query: ReachabilityQuery; settleSeconds: number } & ReachabilityPlan)
  | { kind: 'records'; query: RecordsQuery; requests: SearchRequest[] }
  | { kind: 'code'; query: CodeQuery; hasSql: boolean; requests: SearchRequest[] }
);

/** Turns a question about some sources into CLS requests. Nothing is asked here. */
export function compileQuery(query: FlowQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  switch (query.kind) {
    case 'traffic':
    case 'top':
      return compileVolume(query, sources, asked);
    case 'records':
      return {
        kind: 'records',
        query,
        notices: [],
        requests: sources.map((source) => compileRecords(query, source, asked)),
      };
    case 'reachability':
      return {
        kind: 'reachability',
        query,
        notices: [],
        settleSeconds: settleSeconds(query.log, sources),
        ...compileReachability(query, sources, asked),
      };
    case 'inventory':
      throw new InvalidQueryError('kind', 'an inventory is asked of the account, not of topics');
    case 'code':
      return compileCode(query, sources, asked);
  }
}

function compileVolume(query: TrafficQuery | TopQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  const keys = fieldsOf(query.kind === 'traffic' ? query.splitBy : query.dimensions);
  const isSeries = query.kind === 'traffic' && query.format !== 'number';
  const wanted = chooseBuckets({
    fromMs: asked.fromMs,
    toMs: asked.toMs,
    windowSeconds: CAPTURE_WINDOW_SECONDS[query.log],
    wishSeconds: isSeries ? (query.bucketSeconds ?? asked.intervalMs / 1000) : 0,
    maxBuckets: isSeries ? Math.floor(MAX_ROWS / (keys.length === 0 ? 1 : query.topN + 1)) : Infinity,
    timeZone: query.timeZone,
  });
  const buckets = asked.settledMs === undefined ? wanted : settledPart(wanted, asked.settledMs);
  const isWindowed = query.kind === 'traffic' && query.measures.some((one) => MEASURES[one].making === 'windows');
  const resolution = isWindowed ? CAPTURE_WINDOW_SECONDS[query.log] : buckets.width;
  refuseTooManyWindows(query, isWindowed, buckets, resolution);
  const step = { query, keys, buckets, resolution };
  const watched = watchedKeys(query.filters, keys);
  const isRanked = watched.length === 0 || watched.length > query.topN;
  const plan = {
    keys,
    buckets,
    resolution,
    watched: isRanked ? [] : watched,
    rankBy: rankMeasure(query),
    settleSeconds: settleSeconds(query.log, sources),
    heartbeat: sources.map((source) => compileHeartbeat(query.log, asked, buckets, source)),
    rank: (heartbeat?: Heartbeat) =>
      isRanked ? sources.map((source) => compileRank({ ...step, heartbeat }, rankMeasure(query), source)) : [],
    sum: (winners: readonly string[], heartbeat?: Heartbeat) =>
      sources.map((source) =>
        (isSeries || isWindowed ? compileSeries : compileTotals)({ ...step, heartbeat }, winners, source),
      ),
    statement: () => compileStatement(step, isSeries, sources[0]!),
    notices: volumeNotices(query, sources),
  };
  return query.kind === 'traffic' ? { kind: 'traffic', query, ...plan } : { kind: 'top', query, ...plan };
}

/** Rows that peaks may cost: every key in every capture window. */
const MAX_WINDOW_ROWS = 120_000;

function refuseTooManyWindows(
  query: TrafficQuery | TopQuery,
  isWindowed: boolean,
  range: Buckets,
  width: number,
): void {
  const windows = (range.toSeconds - range.fromSeconds) / width;
  if (isWindowed && windows * (query.topN + 1) > MAX_WINDOW_ROWS) {
    const hours = Math.floor((MAX_WINDOW_ROWS / (query.topN + 1)) * (width / 3600));
    throw new InvalidQueryError(
      'measures',
      `peak and p95 look at every capture window of every key: ask for at most ${hours} hours, or a smaller top N`,
    );
  }
}

/** Seconds after its end when a bucket is complete: the slowest topic decides. */
export function settleSeconds(log: LogFormat, sources: readonly SourceSchema[]): number {
  return Math.max(SETTLE_SECONDS[log], ...sources.map(({ delay }) => delay?.settle ?? 0));
}

function settledPart(buckets: Buckets, settledMs: number): Buckets {
  const late = Math.max(0, Math.ceil((buckets.toSeconds - settledMs / 1000) / buckets.width));
  const toSeconds = buckets.toSeconds - late * buckets.width;
  if (toSeconds <= buckets.fromSeconds) {
    throw new InvalidQueryError(
      'time range',
      `records are still arriving for every bucket of it (${buckets.width} s each); begin it earlier, for instance from now-20m to now`,
    );
  }
  return { ...buckets, toSeconds };
}

function rankMeasure(query: TrafficQuery | TopQuery): RankBy {
  if (query.kind === 'top') {
    return query.rankBy;
  }
  switch (query.measures[0]) {
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
      return query.measures[0];
    default:
      return 'bytes';
  }
}

function volumeNotices(query: FlowQuery, sources: readonly SourceSchema[]): string[] {
  return sources
    .filter(usesLogTime)
    .map(
      ({ schema }) =>
        `Topic ${schema.topic}: the field start has no statistics, so ${
          query.kind === 'traffic' ? 'buckets follow' : 'the range follows'
        } the log time, which may be minutes late`,
    );
}

function compileRecords(query: RecordsQuery, { source, schema }: SourceSchema, asked: Asked): SearchRequest {
  const keepsBoth = schema.formats.length > 1;
  const ofThisLog = cql.exists(schema.searchable(query.log === 'ccn' ? 'observer' : 'interface').key);
  return {
    purpose: 'records',
    source,
    fromMs: asked.fromMs,
    toMs: asked.toMs,
    search: printSearch(cql.and(...(keepsBoth ? [ofThisLog] : []), searchFilters(query.filters, schema))),
    limit: query.limit,
    sort: query.sort === 'newest' ? 'desc' : 'asc',
  };
}

/** The user's own SQL goes out as it stands; only a missing LIMIT is added, because CLS would cut at 100 rows. */
function compileCode(query: CodeQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  const { search, sql } = splitStatement(query.text);
  const ownLimit = limitOfStatement(query.text);
  return {
    kind: 'code',
    query,
    hasSql: sql !== undefined,
    notices: [],
    requests: sources.map(({ source, schema }) => ({
      purpose: 'code',
      source,
      fromMs: asked.fromMs,
      toMs: asked.toMs,
      search: narrow(search.trim(), query.filters, schema, sql !== undefined),
      ...(sql === undefined
        ? { sort: 'desc' as const }
        : { sql: ownLimit === undefined ? `${sql.trim()} limit ${query.limit}` : sql.trim() }),
      limit: ownLimit ?? query.limit,
    })),
  };
}

/** The user's search with the query's filters added. Raw records are filtered exactly afterwards, SQL cannot be. */
function narrow(search: string, filters: readonly Filter[], schema: TopicSchema, hasSql: boolean): string {
  if (filters.length === 0) {
    return search === '' ? '*' : search;
  }
  const conditions = filters.map((filter, index) => {
    const exact = filter.field === 'words' ? searchFilters([filter], schema) : exactSearchFilter(filter, schema);
    if (exact === undefined && hasSql) {
      throw new InvalidQueryError(
        `filters[${index}]`,
        'has no exact form in a CLS search, so it cannot narrow your own SQL; write it into the WHERE of the text',
      );
    }
    return exact ?? searchFilters([filter], schema);
  });
  return printSearch(cql.and(parseSearch(search), ...conditions));
}

/** What stands in a preview for keys that only the first step can tell. */
export const RANKED_EXAMPLE = ['<1st of the ranking>', '<2nd>'];

/** All requests a plan may send, for reading. The second step shows `RANKED_EXAMPLE` where winners will stand. */
export function previewRequests(plan: Plan): SearchRequest[] {
  if (plan.kind === 'records' || plan.kind === 'code') {
    return plan.requests;
  }
  if (plan.kind === 'reachability') {
    return previewReachability(plan);
  }
  const sliced = [
    ...plan.heartbeat,
    ...plan.rank(),
    ...plan.sum(plan.watched.length > 0 ? plan.watched : RANKED_EXAMPLE),
  ];
  return sliced.map((request) => request.of(slicesOf(request)[0]!));
}
