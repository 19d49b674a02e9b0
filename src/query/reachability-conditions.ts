/** Which records a reachability question looks at, and how their ports are taken together. */
import { cql, type Expression, type SearchNode, sql } from '#language';
import { EPHEMERAL_FROM, type LogFormat } from '#flowlog';
import { searchFilters } from './compile-search';
import { numberOf, whereFilters } from './compile-where';
import type { Filter } from './model';
import type { ReachabilityQuery } from './reachability-query';
import type { TopicSchema } from './topic-schema';

/** Stands for any ephemeral port of a client; no port is as high. */
const ANY_EPHEMERAL = 65536;

export interface Condition {
  search: SearchNode;
  where: Expression[];
}

/** Records with status OK that hold all filters, and are of the format where the topic keeps both. */
export function ofFilters(filters: readonly Filter[], schema: TopicSchema, log: LogFormat = 'eni'): Condition {
  const own = schema.countable(log === 'eni' ? 'interface' : 'observer').key;
  return {
    search: cql.and(cql.match(schema.searchable('status').key, 'OK'), searchFilters(filters, schema)),
    where: [...(schema.formats.length > 1 ? [sql.isNotNull(sql.column(own))] : []), ...whereFilters(filters, schema)],
  };
}

/** Either direction between the ends, of the service that is asked about. */
export function pairCondition(query: ReachabilityQuery, schema: TopicSchema, log: LogFormat = 'eni'): Condition {
  const { from, to, port, protocol } = query;
  const oneWay = (source: 'srcaddr' | 'dstaddr', destination: 'srcaddr' | 'dstaddr'): Filter[] => [
    ...(from === '' ? [] : [{ field: source, operator: 'inNetwork' as const, values: [from] }]),
    { field: destination, operator: 'is', values: [to] },
  ];
  const ways = [oneWay('srcaddr', 'dstaddr'), oneWay('dstaddr', 'srcaddr')];
  const both = ofFilters(
    [
      ...query.filters,
      ...(port === undefined ? [] : [{ field: 'port' as const, operator: 'is' as const, values: [String(port)] }]),
      ...(protocol === undefined
        ? []
        : [{ field: 'protocol' as const, operator: 'is' as const, values: [String(protocol)] }]),
    ],
    schema,
    log,
  );
  return {
    search: cql.and(both.search, cql.or(...ways.map((way) => searchFilters(way, schema)))),
    where: [...both.where, sql.anyOf(ways.map((way) => sql.allOf(whereFilters(way, schema))!))!],
  };
}

/**
 * A port, with what only tells one client's connections apart taken together: ephemeral ports opposite a service's, and
 * identifiers of pings. -1 where the record has none.
 */
export function foldedPort(field: 'srcport' | 'dstport', schema: TopicSchema): Expression {
  const own = presentNumber(field, schema);
  const other = presentNumber(field === 'srcport' ? 'dstport' : 'srcport', schema);
  const isIcmp = sql.isIn(presentNumber('protocol', schema), [sql.integer(1), sql.integer(58)]);
  const isIdentifier = sql.allOf([isIcmp, sql.binary(own, '>', sql.integer(0))])!;
  const isClient = sql.allOf([
    sql.binary(own, '>=', sql.integer(EPHEMERAL_FROM)),
    sql.binary(other, '<', sql.integer(EPHEMERAL_FROM)),
    sql.binary(other, '>=', sql.integer(0)),
  ])!;
  return sql.cases(
    [
      field === 'srcport' ? { when: isIdentifier, then: sql.integer(1) } : { when: isIcmp, then: own },
      { when: isClient, then: sql.integer(ANY_EPHEMERAL) },
    ],
    own,
  );
}

export function presentNumber(field: 'srcport' | 'dstport' | 'protocol', schema: TopicSchema): Expression {
  return sql.call('coalesce', numberOf(schema.countable(field)), sql.integer(-1));
}
