import { type SupplementaryQueryOptions, SupplementaryQueryType } from '@grafana/data';
import { recordsAbout } from '#query';
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

/** Records such as the numbers were made of, as every end recorded them. */
function sampleOf(query: SavedQuery, limit = SAMPLE): SavedQuery | undefined {
  if (query.kind !== 'traffic' && query.kind !== 'top' && query.kind !== 'matrix') {
    return undefined;
  }
  const { datasource, refId } = query;
  return {
    ...recordsAbout(query, []),
    ...(datasource === undefined ? {} : { datasource }),
    refId: `log-sample-${refId}`,
    limit,
  } as SavedQuery;
}
