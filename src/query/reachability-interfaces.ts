/** What a reachability question asks once it knows interfaces: whose they are, and what others beside them show. */
import { sql } from '#language';
import { MAX_ROWS } from './choices';
import { searchFilters } from './compile-search';
import { fieldText, keyPart, whereFilters } from './compile-where';
import type { Filter } from './model';
import type { SearchRequest, SourceSchema } from './plan';
import { foldedPort, ofFilters, presentNumber } from './reachability-conditions';
import type { ReachabilityQuery } from './reachability-query';
import { endOf, REACH, request } from './reachability-requests';
import type { Buckets } from './time-buckets';
import { bucketOf, type Range, secondsOf } from './volume-expressions';

const MAX_NEIGHBOURS = 1000;

/** Requests of some clients to any host of a network. */
export function askNeighbours(
  query: ReachabilityQuery,
  { network, clients }: { network: string; clients: readonly string[] },
  range: Range,
  source: SourceSchema,
): SearchRequest {
  const { schema } = source;
  const { port, protocol } = query;
  const filters: Filter[] = [
    ...query.filters.filter(({ field }) => field === 'account'),
    { field: 'srcaddr', operator: 'is', values: [...clients] },
    { field: 'dstaddr', operator: 'inNetwork', values: [network] },
    ...(port === undefined ? [] : [{ field: 'dstport' as const, operator: 'is' as const, values: [String(port)] }]),
    ...(protocol === undefined
      ? []
      : [{ field: 'protocol' as const, operator: 'is' as const, values: [String(protocol)] }]),
  ];
  return request('neighbours', 'eni', range, source, ofFilters(filters, schema), {
    items: [
      { expression: keyPart('interface', schema), as: REACH.interface },
      { expression: keyPart('dstaddr', schema), as: REACH.destination },
      { expression: presentNumber('protocol', schema), as: REACH.protocol },
      { expression: foldedPort('dstport', schema), as: REACH.dstport },
      { expression: fieldText('action', schema), as: REACH.action },
      { expression: sql.call('count', sql.star), as: REACH.records },
    ],
    groupBy: [1, 2, 3, 4, 5],
    orderBy: [{ by: REACH.records, direction: 'desc' }],
    limit: MAX_NEIGHBOURS,
  });
}

/**
 * Records of every status: a silent interface, and one that lost records, say so in rows without addresses. What was lost
 * is told step by step.
 */
export function askInterfaces(
  ids: readonly string[],
  addresses: readonly string[],
  steps: Buckets,
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
  const isLost = sql.isIn(fieldText('status', schema), [sql.text('SKIPDATA')]);
  const isV6 = sql.like(fieldText('srcaddr', schema), '%:%');
  const condition = { search: searchFilters(filters, schema), where: whereFilters(filters, schema) };
  return request('interfaces', 'eni', steps, source, condition, {
    items: [
      { expression: keyPart('interface', schema), as: REACH.interface },
      { expression: fieldText('status', schema), as: REACH.status },
      { expression: known('srcaddr'), as: REACH.source },
      { expression: known('dstaddr'), as: REACH.destination },
      { expression: sql.cases([{ when: isV6, then: sql.integer(6) }], sql.integer(4)), as: REACH.family },
      {
        expression: sql.cases([{ when: isLost, then: bucketOf(steps, source) }], sql.integer(0)),
        as: REACH.step,
      },
      { expression: sql.call('count', sql.star), as: REACH.records },
      { expression: sql.call('approx_distinct', peer), as: REACH.peers },
      { expression: sql.call('min', secondsOf(source)), as: REACH.first },
      { expression: sql.call('max', endOf(source)), as: REACH.last },
    ],
    groupBy: [1, 2, 3, 4, 5, 6],
    limit: MAX_ROWS,
  });
}
