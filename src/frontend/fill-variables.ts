import { applyEdits } from '#language';
import type { Filter, Source, SourceRef } from '#query';
import { isFilter, isSource, type SavedFilter } from './saved-shape';
import { expandVariables, type Replace } from './expand-variables';
import type { IsEverything } from './everything-of';
import { codeEdits } from './code-variables';
import type { SavedQuery } from './saved-query';

/**
 * A query with every Grafana variable filled in. Filters get one value for each value of a variable, sources one for
 * each region and topic that go together by the settings; in code values are written by where they stand. What has not
 * the shape of a query stays as it is: the backend refuses it by name.
 */
export function fillVariables(
  query: SavedQuery,
  replace: Replace,
  isEverything: IsEverything = () => false,
  known: readonly Source[] = [],
): SavedQuery {
  return {
    ...query,
    ...(Array.isArray(query.filters)
      ? {
          filters: query.filters.flatMap((filter) =>
            isFilter(filter) ? expandFilter(filter, replace, (value) => isEverything(value, filter, query)) : [filter],
          ),
        }
      : {}),
    ...(Array.isArray(query.sources)
      ? {
          sources: query.sources.flatMap((source) =>
            isSource(source) ? expandSource(source, replace, known) : [source],
          ),
        }
      : {}),
    ...(query.legend === undefined ? {} : { legend: inPlace(query.legend, replace, ', ') }),
    ...fillParts(query, replace),
  } as SavedQuery;
}

/** What only some kinds have. What another kind left behind is filled in as well, for it comes back with that kind. */
function fillParts(query: SavedQuery, replace: Replace): object {
  const text = (value: unknown) => inPlace(value, replace);
  const list = (value: unknown) => expandEach(value, replace);
  const code = (value: unknown) => (typeof value === 'string' ? applyEdits(value, codeEdits(value, replace)) : value);
  const parts = { from: text, to: text, timeColumn: text, addresses: list, allow: list, text: code };
  const saved = Object.entries(query).filter(([name, value]) => Object.hasOwn(parts, name) && value !== undefined);
  return Object.fromEntries(saved.map(([name, value]) => [name, parts[name as keyof typeof parts](value)]));
}

function inPlace(text: unknown, replace: Replace, between = ','): unknown {
  return typeof text === 'string'
    ? replace(text, (value) => (Array.isArray(value) ? value.join(between) : value))
    : text;
}

function expandEach(list: unknown, replace: Replace): unknown {
  return Array.isArray(list)
    ? list.flatMap((value: unknown) => (typeof value === 'string' ? expandVariables(value, replace) : [value]))
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

/**
 * A topic lies in one region, so of every region with every topic only those go together that the settings know. A
 * topic they do not know is asked in each region. Where nothing goes together all stay, and the backend says so.
 */
function expandSource(source: SourceRef, replace: Replace, known: readonly Source[]): SourceRef[] {
  const topics = expandVariables(source.topic, replace);
  const written = expandVariables(source.region, replace).flatMap((region) =>
    topics.map((topic) => ({ region, topic })),
  );
  const possible = written.filter(({ region, topic }) => {
    const same = known.filter((one) => one.topic === topic);
    return same.length === 0 || same.some((one) => one.region === region);
  });
  return possible.length === 0 ? written : possible;
}
