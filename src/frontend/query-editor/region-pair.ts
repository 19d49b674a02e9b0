import type { Filter } from '#query';

/** What the three region controls show of the filters, and which filters they stand for. */
export interface RegionPair {
  source?: string;
  destination?: string;
  eitherWay: boolean;
}

const FIELDS_OF_PAIR = ['pair', 'srcregion', 'dstregion', 'region'];

/** Filters that say no more than the region controls can show: one value, plain operator, the first of its field. */
export function regionFilters(filters: readonly Filter[]): Filter[] {
  const simple = filters.filter(isSimple);
  const whole = simple.find((filter) => filter.field === 'pair' || filter.field === 'region');
  if (whole !== undefined) {
    return [whole];
  }
  const ofField = (field: string) => simple.filter((filter) => filter.field === field).slice(0, 1);
  return [...ofField('srcregion'), ...ofField('dstregion')];
}

function isSimple(filter: Filter): boolean {
  const plain = filter.operator === 'is' || (filter.field === 'pair' && filter.operator === 'eitherWay');
  return FIELDS_OF_PAIR.includes(filter.field) && plain && filter.values.length === 1;
}

/**
 * Reads the region controls from the filters.
 *
 *     pair is ap-shanghai>ap-guangzhou  ->  source ap-shanghai, destination ap-guangzhou, one way
 *     region is ap-shanghai             ->  source ap-shanghai, either way
 */
export function readRegionPair(filters: readonly Filter[]): RegionPair {
  const pair: RegionPair = { eitherWay: false };
  for (const { field, operator, values } of regionFilters(filters)) {
    const value = values[0] ?? '';
    if (field === 'pair') {
      const [source, destination] = value.split('>');
      return { source, destination, eitherWay: operator === 'eitherWay' };
    }
    if (field === 'region') {
      return { source: value, eitherWay: true };
    }
    pair[field === 'srcregion' ? 'source' : 'destination'] = value;
  }
  return pair;
}

/** Replaces the filters behind the region controls by what the controls say now; all other filters stay. */
export function writeRegionPair(filters: readonly Filter[], pair: RegionPair): Filter[] {
  const replaced = regionFilters(filters);
  return [...filtersOf(pair), ...filters.filter((filter) => !replaced.includes(filter))];
}

function filtersOf({ source, destination, eitherWay }: RegionPair): Filter[] {
  if (source && destination) {
    return [{ field: 'pair', operator: eitherWay ? 'eitherWay' : 'is', values: [`${source}>${destination}`] }];
  }
  const single = source || destination;
  if (!single) {
    return [];
  }
  const field = eitherWay ? 'region' : source ? 'srcregion' : 'dstregion';
  return [{ field, operator: 'is', values: [single] }];
}
