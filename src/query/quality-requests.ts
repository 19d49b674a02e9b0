/** What a quality question asks of one topic. Rows of every status count, unless said otherwise. */
import { cql, type Expression, printSearch, printSelect, type SelectItem, sql } from '#language';
import { MAX_ROWS } from './choices';
import { searchFilters } from './compile-search';
import { fieldText, keyPart, numberOf, whereFilters } from './compile-where';
import type { SearchRequest, SourceSchema } from './plan';
import { type QualityQuery, type QualitySubject, SUBJECT_FIELDS } from './quality-query';
import { rangeOf, type SlicedRequest } from './slices';
import { bucketStart, type Buckets } from './time-buckets';
import { bucketOf, clsRange, inRange, type Range, secondsOf } from './volume-expressions';

/** Columns of the answers. Times and delays in seconds. */
export const QUALITY = {
  time: 't',
  status: 'status',
  observer: 'observer',
  srcregion: 'srcregion',
  dstregion: 'dstregion',
  interface: 'interface',
  action: 'action',
  version: 'version',
  records: 'records',
  last: 'last_end',
  middle: 'p50',
  slow: 'p95',
  late: 'p995',
  delay: 'delay',
} as const;

export interface Subject {
  query: Pick<QualityQuery, 'log' | 'filters'>;
  each: QualitySubject;
  source: SourceSchema;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How far back keys are looked for. */
export const LOOK_BACK_SECONDS = DAY;

/** The newest hour or two, in which the newest record of whoever delivers lies. */
export function recentRange(atSeconds: number): Range {
  return { fromSeconds: Math.floor(atSeconds / HOUR) * HOUR - HOUR, toSeconds: Math.ceil(atSeconds) };
}

/** The day before a moment, by whole hours: for an hour everybody asks the same, and shares the answer. */
export function lookBackRange(untilSeconds: number): Range {
  return {
    fromSeconds: Math.floor(untilSeconds / HOUR) * HOUR - LOOK_BACK_SECONDS,
    toSeconds: Math.ceil(untilSeconds / HOUR) * HOUR,
  };
}

/** Newest records, by log time: what had come by then, not what it tells of. */
export function askNewest(subject: Subject, range: Range, purpose: 'recent' | 'lookBack'): SearchRequest {
  const keys = keysOf(subject);
  const delays = purpose === 'recent' ? delayItems(subject.source, ['middle', 'late']) : [];
  return select(purpose, subject, logTimeOf(range), {
    items: [...keys, { expression: sql.call('max', endOf(subject.source)), as: QUALITY.last }, count, ...delays],
    groupBy: keys.map((_, index) => index + 1),
  });
}

/** Records by status in each step. For a pair, whoever recorded it is kept apart: it tells a gap from a zero. */
export function askSteps(subject: Subject, buckets: Buckets): SlicedRequest {
  const keys = [
    ...keysOf(subject),
    ...(subject.each === 'pair'
      ? [{ expression: keyPart('observer', subject.source.schema), as: QUALITY.observer }]
      : []),
    { expression: fieldText('status', subject.source.schema), as: QUALITY.status },
  ];
  return stepped('status', subject, buckets, keys, [count]);
}

/** Percentiles of the delay in each step. */
export function askDelays(subject: Subject, buckets: Buckets): SlicedRequest {
  return stepped('delays', subject, buckets, [], [...delayItems(subject.source, ['middle', 'slow', 'late']), count]);
}

const MINUTE = 60;

/** How many records came after how many whole minutes; an hour and more are taken together, and so are early ones. */
export function askDelayHistogram(subject: Subject, range: Range): SearchRequest {
  const delay = delayOf(subject.source);
  const minutes = sql.cases(
    [
      { when: sql.binary(delay, '<', sql.integer(0)), then: sql.integer(0) },
      { when: sql.binary(delay, '>=', sql.integer(HOUR)), then: sql.integer(HOUR) },
    ],
    sql.binary(delay, '-', sql.binary(delay, '%', sql.integer(MINUTE))),
  );
  return select('histogram', subject, clsRange(range, subject.query.log, subject.source), {
    items: [{ expression: minutes, as: QUALITY.delay }, count],
    groupBy: [1],
    where: inRange(range, subject.source),
  });
}

/** Who recorded what, by pair and action or by interface, action and status. */
export function askCoverage(subject: Subject, range: Range): SearchRequest {
  const { schema } = subject.source;
  const isCcn = subject.query.log === 'ccn';
  const keys = [
    ...keysOf({ ...subject, each: isCcn ? 'pair' : 'interface' }),
    isCcn
      ? { expression: keyPart('observer', schema), as: QUALITY.observer }
      : { expression: fieldText('status', schema), as: QUALITY.status },
    { expression: fieldText('action', schema), as: QUALITY.action },
  ];
  return select('coverage', subject, clsRange(range, subject.query.log, subject.source), {
    items: [...keys, { expression: sql.call('max', endOf(subject.source)), as: QUALITY.last }, count],
    groupBy: keys.map((_, index) => index + 1),
    where: inRange(range, subject.source),
    status: isCcn ? 'OK' : undefined,
  });
}

/** Versions and regions that records name. */
export function askWords(subject: Subject, range: Range): SearchRequest {
  const { schema } = subject.source;
  const fields = [
    ...(schema.find('version')?.statistics ? ['version' as const] : []),
    ...(subject.query.log === 'ccn' ? ['srcregion' as const, 'dstregion' as const] : []),
  ];
  const keys = fields.map((field) => ({ expression: fieldText(field, schema), as: QUALITY[field] }));
  return select('words', subject, clsRange(range, subject.query.log, subject.source), {
    items: [...keys, count],
    groupBy: keys.map((_, index) => index + 1),
    where: inRange(range, subject.source),
    status: 'OK',
  });
}

/** Some raw records: the newest, whose length is measured, or the oldest that is kept. */
export function askRaw(
  { query, source }: Subject,
  { fromSeconds, toSeconds }: Range,
  sort: 'asc' | 'desc',
  limit: number,
): SearchRequest {
  return {
    purpose: sort === 'asc' ? 'oldest' : 'sample',
    source: source.source,
    fromMs: fromSeconds * 1000,
    toMs: toSeconds * 1000,
    search: printSearch(ofThisLog(query, source)),
    limit,
    sort,
  };
}

const count: SelectItem = { expression: sql.call('count', sql.star), as: QUALITY.records };

function keysOf({ each, source }: Subject): SelectItem[] {
  return SUBJECT_FIELDS[each].map((field) => ({ expression: keyPart(field, source.schema), as: QUALITY[field] }));
}

function endOf(source: SourceSchema): Expression {
  return source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
}

function delayOf(source: SourceSchema): Expression {
  return sql.binary(sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000)), '-', endOf(source));
}

const SHARES = { middle: '0.5', slow: '0.95', late: '0.995' } as const;

function delayItems(source: SourceSchema, shares: readonly (keyof typeof SHARES)[]): SelectItem[] {
  return shares.map((share) => ({
    expression: sql.call('approx_percentile', delayOf(source), sql.decimal(SHARES[share])),
    as: QUALITY[share],
  }));
}

interface Selected {
  items: SelectItem[];
  groupBy: number[];
  where?: Expression[];
  /** Records of this status only. */
  status?: 'OK' | undefined;
}

function select(
  purpose: string,
  { query, source }: Subject,
  times: Pick<SearchRequest, 'fromMs' | 'toMs'>,
  { items, groupBy, where = [], status }: Selected,
): SearchRequest {
  const { schema } = source;
  const ofLog = schema.countable(query.log === 'ccn' ? 'observer' : 'interface').key;
  const conditions = sql.allOf([
    ...(schema.formats.length > 1 ? [sql.isNotNull(sql.column(ofLog))] : []),
    ...where,
    ...whereFilters(query.filters, schema),
  ]);
  const search = [
    ...(status === undefined ? [] : [cql.match(schema.searchable('status').key, status)]),
    searchFilters(query.filters, schema),
  ];
  return {
    purpose,
    source: source.source,
    ...times,
    search: printSearch(cql.and(...search)),
    sql: printSelect({
      items,
      ...(conditions === undefined ? {} : { where: conditions }),
      ...(groupBy.length === 0 ? {} : { groupBy }),
      limit: MAX_ROWS,
    }),
    limit: MAX_ROWS,
  };
}

function stepped(
  purpose: string,
  subject: Subject,
  buckets: Buckets,
  keys: readonly SelectItem[],
  items: readonly SelectItem[],
): SlicedRequest {
  const { query, source } = subject;
  return {
    source: source.source,
    range: rangeOf(buckets),
    width: buckets.width,
    ...(buckets.clockChanges ? { borderAt: (seconds: number) => bucketStart(buckets, seconds) } : {}),
    losesRows: true,
    of: (range) =>
      select(purpose, subject, clsRange(range, query.log, source), {
        items: [{ expression: bucketOf(buckets, source), as: QUALITY.time }, ...keys, ...items],
        groupBy: [1, ...keys.map((_, index) => index + 2)],
        where: inRange(range, source),
      }),
  };
}

const logTimeOf = ({ fromSeconds, toSeconds }: Range) => ({ fromMs: fromSeconds * 1000, toMs: toSeconds * 1000 });

function ofThisLog(query: Subject['query'], { schema }: SourceSchema) {
  const own = cql.exists(schema.searchable(query.log === 'ccn' ? 'observer' : 'interface').key);
  return cql.and(...(schema.formats.length > 1 ? [own] : []), searchFilters(query.filters, schema));
}
