import { type SupplementaryQueryOptions, SupplementaryQueryType } from '@grafana/data';
import { defaultQuery, type Filter, type FlowQuery, countsDeliveredOnly } from '#query';
import { completeQuery, type SavedQuery } from '../saved-query';

export const SUPPLEMENTARY = [SupplementaryQueryType.LogsVolume, SupplementaryQueryType.LogsSample];

const SAMPLE = 100;

/** What Explore asks beside a query; undefined where there is nothing of the kind. */
export function supplementaryQuery(options: SupplementaryQueryOptions, saved: SavedQuery): SavedQuery | undefined {
  const query = completeQuery(saved);
  return options.type === SupplementaryQueryType.LogsVolume ? volumeOf(query) : sampleOf(query, options.limit);
}

/** Explore draws it above the lines: how many records there are of each action, over the whole range. */
function volumeOf(query: SavedQuery): SavedQuery | undefined {
  const isLines = (query.kind === 'records' || query.kind === 'code') && query.format === 'logs';
  return isLines ? ({ ...query, format: 'series', refId: `log-volume-${query.refId}` } as SavedQuery) : undefined;
}

/** Some of the records that the numbers were made of. */
function sampleOf(query: SavedQuery, limit = SAMPLE): SavedQuery | undefined {
  if (query.kind !== 'traffic' && query.kind !== 'top' && query.kind !== 'matrix') {
    return undefined;
  }
  const { sources, datasource, refId } = query;
  return {
    ...defaultQuery('records', query.log),
    ...(sources === undefined ? {} : { sources }),
    ...(datasource === undefined ? {} : { datasource }),
    refId: `log-sample-${refId}`,
    filters: [...query.filters, ...countedOnly(query)],
    limit,
  } as SavedQuery;
}

function countedOnly(query: Extract<FlowQuery, { kind: 'traffic' | 'top' | 'matrix' }>): Filter[] {
  const only = (field: 'status' | 'action', value: string): Filter => ({ field, operator: 'is', values: [value] });
  return [
    ...(query.filters.some(({ field }) => field === 'status') ? [] : [only('status', 'OK')]),
    ...(countsDeliveredOnly(query) ? [only('action', 'ACCEPT')] : []),
  ];
}
