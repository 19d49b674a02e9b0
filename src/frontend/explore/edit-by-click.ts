import type { QueryFilterOptions, QueryFixAction, ToggleFilterAction } from '@grafana/data';
import {
  addFilter,
  type Filter,
  filterFieldsOf,
  filterOf,
  hasFilter,
  readPasted,
  takesFilter,
  toggleFilter,
  type Wish,
} from '#query';
import { completeQuery, type SavedQuery } from '../saved-query';

/** A query with a clicked value's filter put in or taken out; undefined where the query cannot have such a filter. */
export function toggleClicked(saved: SavedQuery, { type, options }: ToggleFilterAction): SavedQuery | undefined {
  const query = completeQuery(saved);
  const filter = clickedFilter(query, options, type === 'FILTER_FOR' ? 'only' : 'without');
  return filter && { ...query, filters: toggleFilter(query.filters, filter) };
}

/** Whether a value is what the query asks for. */
export function isClicked(saved: SavedQuery, options: QueryFilterOptions): boolean {
  const query = completeQuery(saved);
  const filter = clickedFilter(query, options, 'only');
  return filter !== undefined && hasFilter(query.filters, filter);
}

/** What `modifyQuery` can do. */
export const MODIFICATIONS = ['ADD_FILTER', 'ADD_FILTER_OUT', 'ADD_STRING_FILTER', 'ADD_STRING_FILTER_OUT'];

/** A query with one more condition; undefined where it cannot have it. */
export function modifyClicked(saved: SavedQuery, { type, options = {} }: QueryFixAction): SavedQuery | undefined {
  const query = completeQuery(saved);
  const wish = type.endsWith('_OUT') ? 'without' : 'only';
  const filters = type.startsWith('ADD_STRING_FILTER')
    ? markedFilters(query, options.value ?? '', wish)
    : [clickedFilter(query, options, wish)];
  if (!MODIFICATIONS.includes(type) || filters.length === 0 || filters.includes(undefined)) {
    return undefined;
  }
  return { ...query, filters: (filters as Filter[]).reduce(addFilter, query.filters) };
}

function clickedFilter(query: SavedQuery, { key, value }: QueryFilterOptions, wish: Wish): Filter | undefined {
  const filter = filterOf(key ?? '', value ?? '', wish, query.log);
  return filter && takesFilter(query, filter) ? filter : undefined;
}

const OPPOSITE = { is: 'isNot', inNetwork: 'notInNetwork' } as const;

/**
 * What a marked piece of a line asks for. A line is our own wording of a record, so addresses, ports and ends in it are
 * filters of those fields; what is none of these is looked for as words.
 */
function markedFilters(query: SavedQuery, text: string, wish: Wish): (Filter | undefined)[] {
  const reading = readPasted(text);
  const read = 'filters' in reading && reading.leftOut.length === 0 ? reading.filters : [];
  const fields = filterFieldsOf(query.log);
  const understood = read.every(({ field }) => fields.includes(field)) ? read : [];
  const wanted = wish === 'only' ? understood : without(understood);
  const filters = wanted.length > 0 ? wanted : [filterOf('words', text, wish, query.log)];
  return filters.map((filter) => (filter && takesFilter(query, filter) ? filter : undefined));
}

/** Several filters have no opposite: all of them at once are not wanted, each by itself may be. */
function without([filter, ...more]: readonly Filter[]): Filter[] {
  return filter !== undefined && more.length === 0 && (filter.operator === 'is' || filter.operator === 'inNetwork')
    ? [{ ...filter, operator: OPPOSITE[filter.operator] }]
    : [];
}
