/** Which bandwidth cap a key falls under, as far as the question tells. */
import { type Said, say } from '#wording';
import { isOfCap } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter, KeyField } from './model';
import { choosesAction } from './volume-columns';
import { splitKey } from './volume-expressions';
import { measuresOf, type VolumeQuery } from './volume-query';

/** Parts that neither the key nor a filter fixes are absent. */
export interface CappedKey {
  ccn?: string | undefined;
  srcregion?: string | undefined;
  dstregion?: string | undefined;
}

export function cappedKey(
  { filters }: Pick<VolumeQuery, 'filters'>,
  keys: readonly KeyField[],
  key: string,
): CappedKey {
  const parts = splitKey(keys, key);
  const part = (field: keyof CappedKey) => parts[keys.indexOf(field)] ?? fixed(filters, field);
  return { ccn: part('ccn'), srcregion: part('srcregion'), dstregion: part('dstregion') };
}

/** The one value that the filters leave of a field. */
function fixed(filters: readonly Filter[], field: keyof CappedKey): string | undefined {
  const own = filters.find((filter) => filter.field === field && filter.operator === 'is')?.values;
  const pair = filters.find((filter) => filter.field === 'pair' && filter.operator === 'is')?.values;
  const ofPair = field === 'ccn' ? undefined : pair?.map((text) => text.split('>')[field === 'srcregion' ? 0 : 1]!);
  const values = own ?? ofPair ?? [];
  return values.length === 1 ? values[0] : undefined;
}

/** Whether keys fall under caps of a CCN, as far as the question tells. */
export function canBeCapped(query: VolumeQuery, keys: readonly KeyField[]): boolean {
  return query.log === 'ccn' && !choosesAction(query) && hasSourceRegion(query, keys);
}

function hasSourceRegion({ filters }: VolumeQuery, keys: readonly KeyField[]): boolean {
  return keys.includes('srcregion') || fixed(filters, 'srcregion') !== undefined;
}

/** A share of a cap needs keys that have one. */
export function refuseUncapped(query: VolumeQuery, keys: readonly KeyField[]): void {
  const place = measuresOf(query).findIndex(isOfCap);
  const refuse = (why: Said) => {
    throw new InvalidQueryError(query.kind === 'matrix' ? 'measure' : `measures[${place}]`, why);
  };
  if (place < 0) {
    return;
  }
  if (query.log === 'eni') {
    refuse(say('bandwidth caps are those of a CCN: choose its flow log'));
  }
  if (choosesAction(query)) {
    refuse(say('utilisation counts what was delivered; remove the filter and the split by action'));
  }
  if (!hasSourceRegion(query, keys)) {
    refuse(say('a cap is that of a region pair or of a source region: split by one of them, or filter for one'));
  }
}
