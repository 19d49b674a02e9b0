/** What a reachability question asks each topic first. */
import { cql, type Expression, printSearch, printSelect, type Select, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { MAX_ROWS } from './choices';
import { fieldText, keyPart, numberOf } from './compile-where';
import type { Filter } from './model';
import type { SearchRequest, SourceSchema } from './plan';
import { type Condition, foldedPort, ofFilters, pairCondition, presentNumber } from './reachability-conditions';
import { endsOf, type ReachabilityQuery } from './reachability-query';
import type { Buckets } from './time-buckets';
import { sumOf } from './volume-columns';
import { bucketOf, clsRange, inRange, type Range, secondsOf } from './volume-expressions';

/** Columns of the answers. */
export const REACH = {
  interface: 'interface',
  source: 'source',
  destination: 'destination',
  protocol: 'protocol',
  srcport: 'srcport',
  dstport: 'dstport',
  action: 'action',
  status: 'status',
  family: 'family',
  records: 'records',
  packets: 'packets',
  windows: 'windows',
  step: 'step',
  interfaces: 'interfaces',
  first: 'first_seen',
  latest: 'latest_start',
  last: 'last_seen',
  icmp: 'typed_icmp',
  peers: 'peers',
  ccn: 'ccn',
  observer: 'observer',
  srcregion: 'srcregion',
  dstregion: 'dstregion',
} as const;

/** Most interfaces and limiter rows that one answer brings; more is said to be cut. */
const MAX_INTERFACES = 200;
/** Of a field with few values, as action and status. */
const MAX_VALUES = 50;
const MAX_DROPS = 1000;

export function askPairs(
  query: ReachabilityQuery,
  range: Range,
  steps: Buckets | undefined,
  source: SourceSchema,
): SearchRequest {
  const { schema } = source;
  return request('pairs', 'eni', range, source, pairCondition(query, schema), {
    items: [
      { expression: keyPart('interface', schema), as: REACH.interface },
      { expression: keyPart('srcaddr', schema), as: REACH.source },
      { expression: keyPart('dstaddr', schema), as: REACH.destination },
      { expression: presentNumber('protocol', schema), as: REACH.protocol },
      { expression: foldedPort('srcport', schema), as: REACH.srcport },
      { expression: foldedPort('dstport', schema), as: REACH.dstport },
      { expression: fieldText('action', schema), as: REACH.action },
      ...(steps === undefined ? [] : [{ expression: bucketOf(steps, source), as: REACH.step }]),
      { expression: sql.call('count', sql.star), as: REACH.records },
      { expression: sumOf('packets', source), as: REACH.packets },
      { expression: sql.call('approx_distinct', secondsOf(source)), as: REACH.windows },
      { expression: sql.call('min', secondsOf(source)), as: REACH.first },
      { expression: sql.call('max', secondsOf(source)), as: REACH.latest },
      { expression: sql.call('max', endOf(source)), as: REACH.last },
    ],
    groupBy: [1, 2, 3, 4, 5, 6, 7, ...(steps === undefined ? [] : [8])],
    orderBy: [
      { by: REACH.action, direction: 'desc' },
      { by: REACH.records, direction: 'desc' },
    ],
    limit: MAX_ROWS,
  });
}

export function askEnds(query: ReachabilityQuery, range: Range, source: SourceSchema): SearchRequest {
  const filters: Filter[] = [...query.filters, { field: 'address', operator: 'is', values: endsOf(query) }];
  return request('ends', 'eni', range, source, ofFilters(filters, source.schema), {
    items: [
      { expression: keyPart('interface', source.schema), as: REACH.interface },
      { expression: sql.call('count', sql.star), as: REACH.records },
    ],
    groupBy: [1],
    orderBy: [{ by: REACH.records, direction: 'desc' }],
    limit: MAX_INTERFACES,
  });
}

/** Records that tell the type of an ICMP message in a port. */
export function askIcmp(range: Range, source: SourceSchema): SearchRequest {
  const { schema } = source;
  const { search, where } = ofFilters([], schema);
  const isTyped = [
    sql.isIn(presentNumber('protocol', schema), [sql.integer(1), sql.integer(58)]),
    sql.binary(presentNumber('dstport', schema), '>', sql.integer(0)),
  ];
  return request(
    'icmp',
    'eni',
    range,
    source,
    { search, where: [...where, ...isTyped] },
    {
      items: [{ expression: sql.call('count', sql.star), as: REACH.icmp }],
      limit: 10,
    },
  );
}

/** Of every interface and status: nothing of the pair is news only where something else was recorded. */
export function askAlive(range: Range, source: SourceSchema): SearchRequest {
  const { schema } = source;
  const formats = schema.formats.length > 1 ? [sql.isNotNull(sql.column(schema.countable('interface').key))] : [];
  return request(
    'alive',
    'eni',
    range,
    source,
    { search: cql.all, where: formats },
    {
      items: [
        { expression: fieldText('status', schema), as: REACH.status },
        { expression: sql.call('count', sql.star), as: REACH.records },
        { expression: sql.call('approx_distinct', keyPart('interface', schema)), as: REACH.interfaces },
      ],
      groupBy: [1],
      limit: MAX_VALUES,
    },
  );
}

/** REJECT of a CCN is its limiter. Both regions may record a flow; which of them counts is chosen from the answer. */
export function askLimiter(query: ReachabilityQuery, range: Range, source: SourceSchema): SearchRequest {
  const { schema } = source;
  const { search, where } = pairCondition({ ...query, filters: [] }, schema, 'ccn');
  const dropped = sql.isIn(fieldText('action', schema), [sql.text('REJECT')]);
  const condition = {
    search: cql.and(cql.match(schema.searchable('action').key, 'REJECT'), search),
    where: [dropped, ...where],
  };
  const ccn = schema.find('ccn')?.statistics === true ? fieldText('ccn', schema) : sql.text('-');
  return request('limiter', 'ccn', range, source, condition, {
    items: [
      { expression: fieldText('srcregion', schema), as: REACH.srcregion },
      { expression: fieldText('dstregion', schema), as: REACH.dstregion },
      { expression: fieldText('observer', schema), as: REACH.observer },
      { expression: ccn, as: REACH.ccn },
      { expression: fieldText('srcaddr', schema), as: REACH.source },
      { expression: fieldText('dstaddr', schema), as: REACH.destination },
      { expression: sql.call('count', sql.star), as: REACH.records },
      { expression: sumOf('packets', source), as: REACH.packets },
      { expression: sql.call('min', secondsOf(source)), as: REACH.first },
      { expression: sql.call('max', endOf(source)), as: REACH.last },
    ],
    groupBy: [1, 2, 3, 4, 5, 6],
    orderBy: [{ by: REACH.packets, direction: 'desc' }],
    limit: MAX_DROPS,
  });
}

export function endOf(source: SourceSchema): Expression {
  return source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
}

export function request(
  purpose: string,
  log: LogFormat,
  range: Range,
  source: SourceSchema,
  { search, where }: Condition,
  select: Omit<Select, 'where'>,
): SearchRequest {
  return {
    purpose,
    source: source.source,
    ...clsRange(range, log, source),
    search: printSearch(search),
    sql: printSelect({ ...select, where: sql.allOf([...inRange(range, source), ...where])! }),
    limit: select.limit,
  };
}
