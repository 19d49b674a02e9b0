import { type AdHocFilter, filtersOfAdHoc } from '#query';
import type { SavedQuery } from '../saved-query';

/** The query with the filters of its dashboard as conditions beside its own; the text of a code query stays as it is. */
export function addAdHoc(query: SavedQuery, conditions: readonly AdHocFilter[] | undefined): SavedQuery {
  if (!conditions?.length) {
    return query;
  }
  const added = conditions.flatMap((condition) => filtersOfAdHoc(condition, logOf(query)));
  return { ...query, filters: [...(Array.isArray(query.filters) ? query.filters : []), ...added] };
}

/** The condition behind one of the filters that `addAdHoc` gives; undefined for the query's own. */
export function conditionAt(query: SavedQuery, conditions: readonly AdHocFilter[], place: number) {
  const own = Array.isArray(query.filters) ? query.filters.length : 0;
  return conditions.flatMap((condition) => filtersOfAdHoc(condition, logOf(query)).map(() => condition))[place - own];
}

/** Verdicts read interfaces only; an inventory lists whatever records. */
function logOf({ kind, log }: SavedQuery) {
  if (kind === 'inventory') {
    return 'mixed';
  }
  return kind === 'reachability' || log === 'eni' ? 'eni' : 'ccn';
}
