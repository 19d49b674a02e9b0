import { cql, type Expression, printSearch, printSelect, type Select, sql } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogFormat } from '#flowlog';
import { MAX_ROWS } from './choices';
import { searchFilters } from './compile-search';
import { fieldText, keyPart, numberOf, whereFilters } from './compile-where';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter } from './model';
import { refuseOneSided } from './parse-reachability';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { type Condition, foldedPort, ofFilters, pairCondition, presentNumber } from './reachability-conditions';
import type { ReachabilityQuery } from './reachability-query';
import { sumOf } from './volume-columns';
import { clsRange, inRange, type Range, secondsOf } from './volume-expressions';

/** Asked in two steps: records of the pair and who records its ends; then how those interfaces delivered. */
export interface ReachabilityPlan {
  /** Widened to whole capture windows. */
  range: Range;
  /** Records between the two ends. */
  pairs: SearchRequest[];
  /** Interfaces that recorded either end, whoever the peer was. */
  ends: SearchRequest[];
  /** Actions that a topic collects at all, and whether it writes ICMP types, over a day at least. */
  collected: SearchRequest[];
  /** What the bandwidth limiters of CCNs dropped of the pair. */
  limiter: SearchRequest[];
  /** Whose addresses stand in the records of interfaces, and which of their windows were lost. */
  interfaces(topic: SearchRequest, ids: readonly string[], addresses: readonly string[]): SearchRequest;
}

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

const DAY = 86_400;
/** Most groups, interfaces and limiter rows that one answer brings; more is said to be cut. */
const MAX_GROUPS = 2000;
const MAX_INTERFACES = 50;
const MAX_DROPS = 200;

export function compileReachability(
  query: ReachabilityQuery,
  sources: readonly SourceSchema[],
  asked: Asked,
): ReachabilityPlan {
  if (query.to === '') {
    throw new InvalidQueryError('to', 'enter the address that is not reached');
  }
  refuseOneSided(query.filters);
  const range = windowsOf(asked);
  const day = { ...range, fromSeconds: Math.min(range.fromSeconds, range.toSeconds - DAY) };
  const eni = sources.filter(({ schema }) => schema.formats.includes('eni'));
  const ccn = sources.filter(({ schema }) => schema.formats.includes('ccn'));
  return {
    range,
    pairs: eni.map((source) => askPairs(query, range, source)),
    ends: eni.map((source) => askEnds(query, range, source)),
    collected: eni.map((source) => askCollected(day, source)),
    limiter: ccn.map((source) => askLimiter(query, range, source)),
    interfaces: ({ source: { region, topic } }, ids, addresses) =>
      askInterfaces(
        ids,
        addresses,
        range,
        eni.find(({ source }) => source.region === region && source.topic === topic)!,
      ),
  };
}

function windowsOf({ fromMs, toMs, settledMs = Infinity }: Asked): Range {
  const window = CAPTURE_WINDOW_SECONDS.eni;
  const fromSeconds = Math.floor(fromMs / 1000 / window) * window;
  const toSeconds = Math.ceil(Math.min(toMs, settledMs) / 1000 / window) * window;
  return { fromSeconds, toSeconds: Math.max(toSeconds, fromSeconds + window) };
}

function askPairs(query: ReachabilityQuery, range: Range, source: SourceSchema): SearchRequest {
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
      { expression: sql.call('count', sql.star), as: REACH.records },
      { expression: sumOf('packets', source), as: REACH.packets },
      { expression: sql.call('approx_distinct', secondsOf(source)), as: REACH.windows },
      { expression: sql.call('min', secondsOf(source)), as: REACH.first },
      { expression: sql.call('max', secondsOf(source)), as: REACH.latest },
      { expression: sql.call('max', endOf(source)), as: REACH.last },
    ],
    groupBy: [1, 2, 3, 4, 5, 6, 7],
    orderBy: [
      { by: REACH.action, direction: 'desc' },
      { by: REACH.records, direction: 'desc' },
    ],
    limit: MAX_GROUPS,
  });
}

function askEnds(query: ReachabilityQuery, range: Range, source: SourceSchema): SearchRequest {
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

/** The single addresses of the question. */
export function endsOf({ from, to }: ReachabilityQuery): string[] {
  return from === '' || from.includes('/') || from === to ? [to] : [to, from];
}

function askCollected(range: Range, source: SourceSchema): SearchRequest {
  const { schema } = source;
  const isTyped = sql.allOf([
    sql.isIn(presentNumber('protocol', schema), [sql.integer(1), sql.integer(58)]),
    sql.binary(presentNumber('dstport', schema), '>', sql.integer(0)),
  ])!;
  return request('collected', 'eni', range, source, ofFilters([], schema), {
    items: [
      { expression: fieldText('action', schema), as: REACH.action },
      { expression: sql.call('count', sql.star), as: REACH.records },
      {
        expression: sql.call('sum', sql.cases([{ when: isTyped, then: sql.integer(1) }], sql.integer(0))),
        as: REACH.icmp,
      },
    ],
    groupBy: [1],
    limit: MAX_INTERFACES,
  });
}

/** Records of every status: a silent interface, and one that lost records, say so in rows without addresses. */
function askInterfaces(
  ids: readonly string[],
  addresses: readonly string[],
  range: Range,
  source: SourceSchema,
): SearchRequest {
  const { schema } = source;
  const filters: Filter[] = [{ field: 'interface', operator: 'is', values: [...ids] }];
  const known = (field: 'srcaddr' | 'dstaddr') => {
    const text = fieldText(field, schema);
    return sql.cases([{ when: sql.isIn(text, addresses.map(sql.text)), then: text }], sql.text('-'));
  };
  const isSourceKnown = sql.isIn(fieldText('srcaddr', schema), addresses.map(sql.text));
  const peer = sql.cases([{ when: isSourceKnown, then: fieldText('dstaddr', schema) }], fieldText('srcaddr', schema));
  const isV6 = sql.like(fieldText('srcaddr', schema), '%:%');
  const condition = { search: searchFilters(filters, schema), where: whereFilters(filters, schema) };
  return request('interfaces', 'eni', range, source, condition, {
    items: [
      { expression: keyPart('interface', schema), as: REACH.interface },
      { expression: fieldText('status', schema), as: REACH.status },
      { expression: known('srcaddr'), as: REACH.source },
      { expression: known('dstaddr'), as: REACH.destination },
      { expression: sql.cases([{ when: isV6, then: sql.integer(6) }], sql.integer(4)), as: REACH.family },
      { expression: sql.call('count', sql.star), as: REACH.records },
      { expression: sql.call('approx_distinct', peer), as: REACH.peers },
    ],
    groupBy: [1, 2, 3, 4, 5],
    limit: MAX_ROWS,
  });
}

/** REJECT of a CCN is its limiter. Both regions may record a flow; which of them counts is chosen from the answer. */
function askLimiter(query: ReachabilityQuery, range: Range, source: SourceSchema): SearchRequest {
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

function endOf(source: SourceSchema): Expression {
  return source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
}

function request(
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

/** What stands in a preview for interfaces that only the first step can tell. */
const INTERFACE_EXAMPLE = '<interfaces of the first step>';

/** Every request, for reading. */
export function previewReachability(plan: ReachabilityPlan & { query: ReachabilityQuery }): SearchRequest[] {
  const { pairs, ends, collected, limiter } = plan;
  const second = pairs.map((topic) => plan.interfaces(topic, [INTERFACE_EXAMPLE], endsOf(plan.query)));
  return [...pairs, ...ends, ...collected, ...second, ...limiter];
}
