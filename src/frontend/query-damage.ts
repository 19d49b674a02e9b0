import { InvalidQueryError, operatorsOf, parseQuery } from '#query';
import { fits, isFilter, isFilterField } from './saved-shape';

/** Members that people type; their controls take any value and mark the wrong ones. */
const TYPED = [
  'text',
  'legend',
  'timeColumn',
  'topN',
  'cells',
  'limit',
  'bucketSeconds',
  'above',
  'from',
  'to',
  'sources',
  'prices',
  'threshold',
  'stepSeconds',
  'probePackets',
  'baselineSeconds',
  'minBytes',
  'addresses',
  'allow',
];
/** Stands for a filter whose row can show it and marks its values. */
const SHOWN_FILTER = { field: 'dstport', operator: 'exists' };

/**
 * What of a saved query the plugin does not know: a word of a newer version, a slip in hand-written JSON. Undefined
 * for queries whose controls show, and mark, everything themselves.
 */
export function queryDamage(saved: object): InvalidQueryError | undefined {
  const members = Object.entries(saved)
    .filter(([key, value]) => !isMarkedByControl(key, value))
    .map(([key, value]) => [key, key === 'filters' && Array.isArray(value) ? value.map(withoutValues) : value]);
  try {
    parseQuery(Object.fromEntries(members));
    return undefined;
  } catch (error) {
    if (error instanceof InvalidQueryError) {
      return error;
    }
    throw error;
  }
}

function isMarkedByControl(key: string, value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  // Every run writes the zone anew.
  return key === 'timeZone' || isEmptyList || (TYPED.includes(key) && fits(key, value));
}

function withoutValues(filter: unknown): unknown {
  if (!isFilter(filter) || !isFilterField(filter.field)) {
    return filter;
  }
  const operators = operatorsOf(filter.field);
  return operators.includes(filter.operator ?? operators[0]!) ? SHOWN_FILTER : filter;
}
