import { defaultQuery } from './default-query';
import type { Filter, FlowQuery } from './model';
import { countsDeliveredOnly, countsRejectedOnly } from './volume-columns';

/** The raw records behind an answer that hold some more filters: what a value of a table leads to, or a sample of them. */
export function recordsAbout(query: FlowQuery, more: readonly Filter[]): FlowQuery {
  const { log, sources, filters } = query;
  return {
    ...defaultQuery('records', log),
    ...(sources === undefined ? {} : { sources }),
    filters: [...filters, ...countedOnly(query), ...more],
  };
}

/** What keeps to the records that volume counts. */
function countedOnly(query: FlowQuery): Filter[] {
  if (query.kind !== 'traffic' && query.kind !== 'top' && query.kind !== 'matrix') {
    return [];
  }
  const only = (field: 'status' | 'action', value: string): Filter => ({ field, operator: 'is', values: [value] });
  return [
    ...(query.filters.some(({ field }) => field === 'status') ? [] : [only('status', 'OK')]),
    ...(countsDeliveredOnly(query) ? [only('action', 'ACCEPT')] : []),
    ...(countsRejectedOnly(query) ? [only('action', 'REJECT')] : []),
  ];
}
