import { contains, fieldValue, type FlowRecord, type LogicalField, normalizeAddress } from '#flowlog';
import { sidesOf } from './compile-search';
import type { Filter } from './model';

/** Tells whether a raw record holds all filters exactly. Free words were decided by CLS and count as holding. */
export function matchesFilters(record: FlowRecord, filters: readonly Filter[]): boolean {
  return filters.every((filter) => matchesFilter(record, filter));
}

function matchesFilter(record: FlowRecord, filter: Filter): boolean {
  if (filter.field === 'words') {
    return true;
  }
  switch (filter.operator) {
    case 'isNot':
      return !holds(record, { ...filter, operator: 'is' });
    case 'notInNetwork':
      return !holds(record, { ...filter, operator: 'inNetwork' });
    default:
      return holds(record, filter);
  }
}

function holds(record: FlowRecord, { field, operator, values }: Filter): boolean {
  if (field === 'pair') {
    const forth = `${fieldValue(record, 'srcregion')}>${fieldValue(record, 'dstregion')}`;
    const back = `${fieldValue(record, 'dstregion')}>${fieldValue(record, 'srcregion')}`;
    return values.includes(forth) || (operator === 'eitherWay' && values.includes(back));
  }
  return sidesOf(field).some((side) => fieldHolds(record, side, operator, values));
}

function fieldHolds(record: FlowRecord, field: LogicalField, operator: Filter['operator'], values: string[]): boolean {
  const text = fieldValue(record, field);
  const value = text?.includes(':') ? (normalizeAddress(text) ?? text) : text;
  if (operator === 'missing' || value === undefined) {
    return operator === 'missing' && value === undefined;
  }
  switch (operator) {
    case 'is':
      return values.includes(value);
    case 'inNetwork':
      return values.some((network) => contains(network, value));
    case 'between':
      return values.some((range) => {
        const [low, high] = range.split('-').map(Number) as [number, number];
        return Number(value) >= low && Number(value) <= high;
      });
    case 'atLeast':
      return Number(value) >= Number(values[0]);
    case 'atMost':
      return Number(value) <= Number(values[0]);
    default:
      return operator === 'exists';
  }
}
