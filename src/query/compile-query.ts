import { cql, parseSearch, printSearch, splitStatement } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogicalField } from '#flowlog';
import { limitOfStatement } from './check-syntax';
import { MAX_ROWS } from './choices';
import { exactSearchFilter, searchFilters } from './compile-search';
import { compileRank, compileSeries, compileStatement, compileTotals, fieldsOf } from './compile-volume';
import { usesLogTime } from './volume-expressions';
import { InvalidQueryError } from './invalid-query-error';
import type { CodeQuery, Filter, FlowQuery, RecordsQuery, TopQuery, TrafficQuery } from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { type Buckets, chooseBuckets } from './time-buckets';
import type { TopicSchema } from './topic-schema';

/** Volume is asked in two steps: who is biggest, then exact sums of the winners with the rest as Other. */
interface VolumePlan {
  /** Record fields that make up a key; empty without a split. */
  keys: LogicalField[];
  buckets: Buckets;
  /** Empty without a split. */
  rank: SearchRequest[];
  /** The second step, for the keys that won the ranking. */
  sum(winners: readonly string[]): SearchRequest[];
  /** The same question as one statement of a person's own. */
  statement(): string;
}

export type Plan = { notices: string[] } & (
  | ({ kind: 'traffic'; query: TrafficQuery } & VolumePlan)
  | ({ kind: 'top'; query: TopQuery } & VolumePlan)
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
  const rank =
    keys.length === 0 ? [] : sources.map((source) => compileRank(query, keys, rankMeasure(query), buckets, source));
  const sum = (winners: readonly string[]) =>
    sources.map((source) =>
      query.kind === 'traffic' && isSeries
        ? compileSeries(query, keys, winners, buckets, source)
        : compileTotals(query, keys, winners, buckets, source),
    );
  const statement = () => compileStatement(query, keys, isSeries ? buckets : undefined, sources[0]!);
  const plan = { keys, buckets, rank, sum, statement, notices: volumeNotices(query, sources) };
  return query.kind === 'traffic' ? { kind: 'traffic', query, ...plan } : { kind: 'top', query, ...plan };
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

function rankMeasure(query: TrafficQuery | TopQuery): 'bytes' | 'packets' | 'records' {
  if (query.kind === 'top') {
    return query.rankBy;
  }
  switch (query.measures[0]) {
    case 'packets':
    case 'packetsPerSecond':
      return 'packets';
    case 'records':
      return 'records';
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
  return plan.kind === 'records' || plan.kind === 'code'
    ? plan.requests
    : [...plan.rank, ...plan.sum(plan.keys.length === 0 ? [] : RANKED_EXAMPLE)];
}
