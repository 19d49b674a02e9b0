import { cql, type Expression, printSearch, printSelect, type Select, sql } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogFormat, type LogicalField, SETTLE_SECONDS } from '#flowlog';
import { MAX_ROWS } from './choices';
import { searchFilters } from './compile-search';
import { fieldText, keyPart, numberOf, whereFilters } from './compile-where';
import type { Dimension, TopQuery, TrafficQuery } from './model';
import type { SearchRequest, SourceSchema } from './plan';
import type { Buckets } from './time-buckets';
import { bucketOf, inRange, keyOf, type Range, secondsOf, sumOf, sums, VOLUME, winnerKey } from './volume-expressions';

type VolumeQuery = TrafficQuery | TopQuery;

/** The record fields a list of dimensions stands for, in order and without repetition. */
export function fieldsOf(dimensions: readonly Dimension[]): LogicalField[] {
  return [...new Set(dimensions.flatMap(expandDimension))];
}

function expandDimension(dimension: Dimension): LogicalField[] {
  switch (dimension) {
    case 'pair':
      return ['srcregion', 'dstregion'];
    case 'addressPair':
      return ['srcaddr', 'dstaddr'];
    case 'service':
      return ['protocol', 'dstport'];
    case 'fiveTuple':
      return ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'];
    default:
      return [dimension];
  }
}

/** Long enough that, over many topics, what a cut list hides is too small to matter to the winners. */
const RANKED = 1000;

/** Which keys are biggest in one topic. Over-fetched, because another topic may lift a key. */
export function compileRank(
  query: VolumeQuery,
  keys: readonly LogicalField[],
  rankBy: 'bytes' | 'packets' | 'records',
  range: Range,
  source: SourceSchema,
): SearchRequest {
  return volumeRequest('rank', query, range, source, {
    items: [
      { expression: keyOf(keys, source), as: VOLUME.key },
      { expression: sumOf(rankBy, source), as: VOLUME.rank },
    ],
    groupBy: [1],
    orderBy: [{ by: VOLUME.rank, direction: 'desc' }],
    limit: RANKED,
  });
}

/** Sums per bucket for the winners of the ranking, everything else under the empty key. */
export function compileSeries(
  query: TrafficQuery,
  keys: readonly LogicalField[],
  winners: readonly string[],
  buckets: Buckets,
  source: SourceSchema,
): SearchRequest {
  return volumeRequest('series', query, buckets, source, {
    items: [
      { expression: bucketOf(buckets, source), as: VOLUME.time },
      { expression: winnerKey(keys, winners, source), as: VOLUME.key },
      ...sums(source),
    ],
    groupBy: [1, 2],
    orderBy: [{ by: VOLUME.time, direction: 'asc' }],
    limit: MAX_ROWS,
  });
}

/** Exact totals of the winners over the whole range, everything else under the empty key. */
export function compileTotals(
  query: VolumeQuery,
  keys: readonly LogicalField[],
  winners: readonly string[],
  range: Range,
  source: SourceSchema,
): SearchRequest {
  const end = source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
  return volumeRequest('totals', query, range, source, {
    items: [
      { expression: winnerKey(keys, winners, source), as: VOLUME.key },
      ...sums(source),
      { expression: sql.call('min', secondsOf(source)), as: VOLUME.first },
      { expression: sql.call('max', end), as: VOLUME.last },
    ],
    groupBy: [1],
    limit: MAX_ROWS,
  });
}

/**
 * The question as one statement that a person would write: time, key columns and measures, cut by the range of the call
 * alone. Rows are not ranked; the limit of CLS cuts them.
 */
export function compileStatement(
  query: VolumeQuery,
  keys: readonly LogicalField[],
  buckets: Buckets | undefined,
  source: SourceSchema,
): string {
  const { search, where } = conditions(query, [], source);
  const items = [
    ...(buckets ? [{ expression: bucketOf(buckets, source), as: 'time' }] : []),
    ...keys.map((field) => ({ expression: keyPart(field, source.schema), as: field })),
    ...sums(source),
  ];
  const groups = items.length - sums(source).length;
  return `${printSearch(search)} | ${printSelect({
    items,
    ...(where === undefined ? {} : { where }),
    ...(groups === 0 ? {} : { groupBy: Array.from({ length: groups }, (_, index) => index + 1) }),
    orderBy: buckets ? [{ by: 'time', direction: 'asc' }] : [{ by: VOLUME.bytes, direction: 'desc' }],
    limit: MAX_ROWS,
  })}`;
}

function volumeRequest(
  purpose: string,
  query: VolumeQuery,
  range: Range,
  source: SourceSchema,
  select: Omit<Select, 'where'>,
): SearchRequest {
  const { search, where } = conditions(query, inRange(range, source), source);
  return {
    purpose,
    source: source.source,
    ...clsRange(range, query.log),
    search: printSearch(search),
    sql: printSelect({ ...select, ...(where === undefined ? {} : { where }) }),
    limit: select.limit,
  };
}

/** What a volume query counts: in the search part for speed, exactly in SQL. */
function conditions(query: VolumeQuery, range: Expression[], source: SourceSchema) {
  const { schema } = source;
  const isDeliveredOnly = countsDeliveredOnly(query);
  return {
    search: cql.and(
      cql.match(schema.searchable('status').key, 'OK'),
      ...(isDeliveredOnly ? [cql.match(schema.searchable('action').key, 'ACCEPT')] : []),
      searchFilters(query.filters, schema),
    ),
    where: sql.allOf([
      ...(isDeliveredOnly ? [sql.isIn(fieldText('action', schema), [sql.text('ACCEPT')])] : []),
      ...observerRule(query.log, source),
      ...range,
      ...whereFilters(query.filters, schema),
    ]),
  };
}

/** Plain volume is what was delivered; an action filter or split says otherwise. */
export function countsDeliveredOnly(query: VolumeQuery): boolean {
  const dimensions = query.kind === 'traffic' ? query.splitBy : query.dimensions;
  return !dimensions.includes('action') && !query.filters.some(({ field }) => field === 'action');
}

/**
 * Both regions of a CCN flow may record it. The egress rule counts the record of the region it leaves, which is also
 * where the limiter drops. Where a topic keeps both formats, the same test leaves the other format out.
 */
function observerRule(log: LogFormat, { schema }: SourceSchema): Expression[] {
  if (log === 'ccn') {
    const observer = sql.column(schema.countable('observer').key);
    return [sql.binary(observer, '=', sql.column(schema.countable('srcregion').key))];
  }
  return schema.formats.includes('ccn') ? [sql.isNotNull(sql.column(schema.countable('interface').key))] : [];
}

/**
 * CLS filters by log time, which may be the record's start, its end, or its arrival: ask for a range that holds the
 * wanted records in each case, and cut by `start` in SQL.
 */
function clsRange({ fromSeconds, toSeconds }: Range, log: LogFormat): { fromMs: number; toMs: number } {
  const window = CAPTURE_WINDOW_SECONDS[log];
  return { fromMs: (fromSeconds - window) * 1000, toMs: (toSeconds + window + LATE_MARGIN_SECONDS[log]) * 1000 };
}

/** How much later than its window a record may be stamped and still be counted. */
const LATE_MARGIN_SECONDS = SETTLE_SECONDS;
