import { applyEdits } from '#language';
import type { Filter, SourceRef } from '#query';
import { isFilter, isSource, type SavedFilter } from './saved-shape';
import { expandVariables, type Replace } from './expand-variables';
import type { IsEverything } from './everything-of';
import { codeEdits } from './code-variables';
import type { SavedQuery } from './saved-query';

/**
 * A query with every Grafana variable filled in. Filters and sources get one value for each value of a variable; in
 * code values are written by where they stand. What has not the shape of a query
 * stays as it is: the backend refuses it by name.
 */
export function fillVariables(
  query: SavedQuery,
  replace: Replace,
  isEverything: IsEverything = () => false,
): SavedQuery {
  const filled = {
    ...query,
    ...(Array.isArray(query.filters)
      ? {
          filters: query.filters.flatMap((filter) =>
            isFilter(filter) ? expandFilter(filter, replace, (value) => isEverything(value, filter, query)) : [filter],
          ),
        }
      : {}),
    ...(Array.isArray(query.sources)
      ? { sources: query.sources.flatMap((source) => (isSource(source) ? expandSource(source, replace) : [source])) }
      : {}),
    ...(query.legend === undefined ? {} : { legend: inPlace(query.legend, replace, ', ') }),
  };
  switch (filled.kind) {
    case 'values':
      return filled.of === 'statement' ? fillCode(filled, replace) : filled;
    case 'code':
      return fillCode(filled, replace);
    case 'reachability':
      return { ...filled, from: inPlace(filled.from, replace), to: inPlace(filled.to, replace) };
    case 'security':
      return {
        ...filled,
        addresses: expandEach(filled.addresses, replace),
        allow: expandEach(filled.allow, replace),
      };
    default:
      return filled;
  }
}

function inPlace(text: string, replace: Replace, between = ','): string {
  return typeof text === 'string'
    ? replace(text, (value) => (Array.isArray(value) ? value.join(between) : value))
    : text;
}

function expandEach(list: string[], replace: Replace): string[] {
  return Array.isArray(list)
    ? list.flatMap((value) => (typeof value === 'string' ? expandVariables(value, replace) : [value]))
    : list;
}

/** What a variable's "All" stands for where its list cannot name every value: set it as the variable's custom all value. */
const ANY_VALUE = '*';

/** No filter at all where a variable says any value; a `*` written by hand stays a value. */
function expandFilter(filter: SavedFilter, replace: Replace, isEverything: (value: string) => boolean): Filter[] {
  const saved = (filter.values ?? []).map(String);
  const values = saved.flatMap((value) => expandVariables(value, replace));
  const isAny =
    filter.operator === 'is' &&
    ((values.includes(ANY_VALUE) && !saved.includes(ANY_VALUE)) || saved.some(isEverything));
  return isAny ? [] : [{ ...filter, values } as Filter];
}

function expandSource(source: SourceRef, replace: Replace): SourceRef[] {
  const topics = expandVariables(source.topic, replace);
  return expandVariables(source.region, replace).flatMap((region) => topics.map((topic) => ({ region, topic })));
}

function fillCode<Query extends SavedQuery & { kind: 'code' | 'values' }>(query: Query, replace: Replace): Query {
  return {
    ...query,
    ...(typeof query.text === 'string' ? { text: applyEdits(query.text, codeEdits(query.text, replace)) } : {}),
    ...(query.kind === 'values' || query.timeColumn === undefined
      ? {}
      : { timeColumn: inPlace(query.timeColumn, replace) }),
  };
}
