import type { Filter } from '#query';

/** A filter's place in the query, as errors name it. */
export function filterPath(filters: readonly Filter[], filter: Filter | undefined): string | undefined {
  return filter === undefined ? undefined : `filters[${filters.indexOf(filter)}]`;
}
