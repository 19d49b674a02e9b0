import { cql, type Expression, printSearch, printSelect, type Select, sql } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogFormat, type LogicalField, SETTLE_SECONDS } from '#flowlog';
import { searchFilters } from './compile-search';
import { fieldText, keyPart, numberOf, whereFilters } from './compile-where';
import { MAX_ROWS } from './choices';
import type { Dimension, TopQuery, TrafficQuery } from './model';
import type { SearchRequest, SourceSchema } from './plan';
import type { Buckets } from './time-buckets';

/** Columns of a volume answer. `key` is empty for Other, `bytes` and the rest are sums over records. */
export const VOLUME = {
  time: 't',
  key: 'k',
  rank: 'ranked',
  bytes: 'bytes',
  packets: 'packets',
  records: 'records',
  first: 'first_seen',
  last: 'last_seen',
} as const;

/** A key is its parts joined by a blank: flow logs are blank-separated text, so no part can hold one. */
export const KEY_SEPARATOR = ' ';

type VolumeQuery = TrafficQuery | TopQuery;
type Range = Pick<Buckets, 'fromSeconds' | 'toSeconds'>;

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

/** The record's own start decides, to the second; log time only where start cannot be used in SQL. */
function inRange({ fromSeconds, toSeconds }: Range, source: SourceSchema): Expression[] {
  const time = secondsOf(source);
  return [sql.binary(time, '>=', sql.integer(fromSeconds)), sql.binary(time, '<', sql.integer(toSeconds))];
}

export function usesLogTime({ schema }: SourceSchema): boolean {
  return schema.find('start')?.statistics !== true;
}

function secondsOf(source: SourceSchema): Expression {
  return usesLogTime(source)
    ? sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000))
    : numberOf(source.schema.countable('start'));
}

function bucketOf({ width, offset }: Buckets, source: SourceSchema): Expression {
  const seconds = secondsOf(source);
  const local = offset === 0 ? seconds : sql.binary(seconds, '+', sql.integer(offset));
  return sql.binary(seconds, '-', sql.binary(local, '%', sql.integer(width)));
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

function keyOf(keys: readonly LogicalField[], { schema }: SourceSchema): Expression {
  const parts = keys.flatMap((field, index) => [
    ...(index === 0 ? [] : [sql.text(KEY_SEPARATOR)]),
    keyPart(field, schema),
  ]);
  return parts.length === 0 ? sql.text('') : parts.length === 1 ? parts[0]! : sql.call('concat', ...parts);
}

function winnerKey(keys: readonly LogicalField[], winners: readonly string[], source: SourceSchema): Expression {
  if (winners.length === 0) {
    return sql.text('');
  }
  const key = keyOf(keys, source);
  return sql.cases([{ when: sql.isIn(key, winners.map(sql.text)), then: key }], sql.text(''));
}

function sums(source: SourceSchema): Select['items'] {
  return [
    { expression: sumOf('bytes', source), as: VOLUME.bytes },
    { expression: sumOf('packets', source), as: VOLUME.packets },
    { expression: sumOf('records', source), as: VOLUME.records },
  ];
}

/** A missing counter is `-` or -1; neither may reach a sum. */
function sumOf(what: 'bytes' | 'packets' | 'records', { schema }: SourceSchema): Expression {
  if (what === 'records') {
    return sql.call('count', sql.star);
  }
  const counter = numberOf(schema.countable(what));
  return sql.call(
    'sum',
    sql.cases([{ when: sql.binary(counter, '>', sql.integer(0)), then: counter }], sql.integer(0)),
  );
}
