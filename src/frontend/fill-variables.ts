import type { Filter, SourceRef } from '#query';
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
          filters: query.filters.flatMap((filter) => expandFilter(filter, replace)),
        }),
    ...(query.sources === undefined
      ? {}
      : { sources: query.sources.flatMap((source) => expandSource(source, replace)) }),
  };
  return filled.kind === 'code' ? fillCode(filled, replace) : filled;
}

/** What a variable's "All" stands for where its list cannot name every value: set it as the variable's custom all value. */
const ANY_VALUE = '*';

/** No filter at all where a variable says any value; a `*` written by hand stays a value. */
function expandFilter(filter: Filter, replace: Replace): Filter[] {
  const values = filter.values.flatMap((value) => expandVariables(value, replace));
  const isAny = filter.operator === 'is' && values.includes(ANY_VALUE) && !filter.values.includes(ANY_VALUE);
  return isAny ? [] : [{ ...filter, values }];
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
