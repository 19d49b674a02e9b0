import { FIELDS, LOGICAL_FIELDS, type LogFormat } from '#flowlog';
import { filterFieldsOf } from './choices';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter, FilterField, FlowQuery, Operator } from './model';
import { parseFilters } from './parse-filters';
import { fitsQuality } from './parse-quality';
import { keepsBothWays } from './parse-reachability';

/** What a click on a value asks for: only records with it, or none with it. */
export type Wish = 'only' | 'without';

/** Columns of findings that are called by the part somebody played. */
const ROLES: Readonly<Record<string, FilterField>> = {
  source: 'srcaddr',
  target: 'dstaddr',
  client: 'address',
  server: 'address',
};

/** The filter field behind a label, a column or any spelling of a field: `ccn-id` -> `ccn`, `target` -> `dstaddr`. */
export function fieldOfKey(label: string, log: LogFormat | 'mixed'): FilterField | undefined {
  return fieldOfSpelling(Object.hasOwn(ROLES, label) ? ROLES[label]! : label, log);
}

/** The same for names that a person gave, who may call anything a target. */
export function fieldOfSpelling(key: string, log: LogFormat | 'mixed'): FilterField | undefined {
  const known = filterFieldsOf(log);
  const spelt = LOGICAL_FIELDS.find((field) => FIELDS[field].spellings.includes(key));
  return known.find((field) => field === key) ?? known.find((field) => field === spelt);
}

/**
 * The filter that wants one value of a field or none of it, as `parseFilters` writes it; undefined where the field is
 * none of the log's or cannot have the value. What stands for a missing value asks for its presence.
 *
 *     dstport, '443', only  ->  dstport is 443
 *     srcport, '-', without  ->  srcport exists
 */
export function filterOf(key: string, value: string, wish: Wish, log: LogFormat): Filter | undefined {
  const field = fieldOfKey(key, log);
  if (field === undefined) {
    return undefined;
  }
  const isMissing = Object.hasOwn(FIELDS, field) && ['-', '-1', ''].includes(value.trim());
  const operator = isMissing ? (wish === 'only' ? 'missing' : 'exists') : wish === 'only' ? 'is' : 'isNot';
  try {
    return parseFilters([{ field, operator, values: isMissing ? [] : [value] }], log)[0];
  } catch (error) {
    if (error instanceof InvalidQueryError) {
      return undefined;
    }
    throw error;
  }
}

/** Whether a question stays one that can be answered with this filter added. */
export function takesFilter(query: FlowQuery, filter: Filter): boolean {
  switch (query.kind) {
    case 'inventory':
      return false;
    case 'quality':
      return fitsQuality(filter, query);
    case 'reachability':
      return keepsBothWays(filter);
    default:
      return true;
  }
}

/** Whether the filters ask for what this one asks for already. */
export function hasFilter(filters: readonly Filter[], wanted: Filter): boolean {
  return filters.some((filter) => implies(filter, wanted));
}

/** One more condition that must hold; what the others say stays. */
export function addFilter(filters: readonly Filter[], added: Filter): Filter[] {
  return hasFilter(filters, added) ? [...filters] : [...filters, added];
}

/**
 * Takes a filter out where it is there, else puts it in and takes its opposite out: what a person expects of clicking
 * "filter for" and "filter out". Where a record has one value only, the one that is clicked replaces others.
 */
export function toggleFilter(filters: readonly Filter[], wanted: Filter): Filter[] {
  if (hasFilter(filters, wanted)) {
    return filters.flatMap((filter) => (implies(filter, wanted) ? without(filter, wanted.values) : [filter]));
  }
  const opposite = OPPOSITE[wanted.operator];
  const rest = filters.flatMap((filter) =>
    filter.field === wanted.field && filter.operator === opposite ? without(filter, wanted.values) : [filter],
  );
  return [...rest.filter((filter) => !isReplaced(filter, wanted)), wanted];
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  is: 'isNot',
  isNot: 'is',
  exists: 'missing',
  missing: 'exists',
};

function implies(filter: Filter, wanted: Filter): boolean {
  if (filter.field !== wanted.field || filter.operator !== wanted.operator) {
    return false;
  }
  const holdsAll = wanted.values.every((value) => filter.values.includes(value));
  // Any of the values is enough for "is", except that all the words must stand in a record.
  return filter.operator === 'isNot' || filter.field === 'words'
    ? holdsAll
    : holdsAll && filter.values.length === wanted.values.length;
}

/** Either side's address may be two things at once, and so may words. */
function isReplaced(filter: Filter, wanted: Filter): boolean {
  const hasOneValue = Object.hasOwn(FIELDS, wanted.field) || wanted.field === 'pair';
  return hasOneValue && wanted.operator === 'is' && filter.operator === 'is' && filter.field === wanted.field;
}

function without(filter: Filter, values: readonly string[]): Filter[] {
  const left = filter.values.filter((value) => !values.includes(value));
  return left.length === 0 ? [] : [{ ...filter, values: left }];
}
