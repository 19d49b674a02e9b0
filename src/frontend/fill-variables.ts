import type { SourceRef } from '#query';
import { expandVariables, type Replace } from './expand-variables';
import type { SavedQuery } from './saved-query';

/**
 * A query with every Grafana variable filled in. Filters and sources get one value for each value of a variable; in
 * code a variable is replaced where it stands, several values joined by commas.
 */
export function fillVariables(query: SavedQuery, replace: Replace): SavedQuery {
  const filled = {
    ...query,
    ...(query.filters === undefined
      ? {}
      : {
          filters: query.filters.map((filter) => ({
            ...filter,
            values: filter.values.flatMap((value) => expandVariables(value, replace)),
          })),
        }),
    ...(query.sources === undefined
      ? {}
      : { sources: query.sources.flatMap((source) => expandSource(source, replace)) }),
  };
  return filled.kind === 'code' ? fillCode(filled, replace) : filled;
}

function expandSource(source: SourceRef, replace: Replace): SourceRef[] {
  const topics = expandVariables(source.topic, replace);
  return expandVariables(source.region, replace).flatMap((region) => topics.map((topic) => ({ region, topic })));
}

function fillCode<Query extends SavedQuery & { kind: 'code' }>(query: Query, replace: Replace): Query {
  const inPlace = (text: string) => replace(text, (value) => (Array.isArray(value) ? value.join(',') : value));
  return {
    ...query,
    text: inPlace(query.text ?? ''),
    ...(query.timeColumn === undefined ? {} : { timeColumn: inPlace(query.timeColumn) }),
  };
}
