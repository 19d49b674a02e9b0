import type { Filter } from '#query';
import type { SavedQuery } from '../saved-query';
import { regionFilters } from './region-pair';
import { actionFilter, ccnFilter } from './single-filter';

/** Kinds whose controls are those of `BuilderFields`. */
const HAVE_CONTROLS: readonly SavedQuery['kind'][] = ['traffic', 'top', 'matrix', 'records'];

/** Filters that the builder's own controls show; filter rows show all others, so that none is hidden. */
export function shownByControls({ kind, log, filters }: SavedQuery): Filter[] {
  if (!HAVE_CONTROLS.includes(kind)) {
    return [];
  }
  const ofCcn = log === 'ccn' ? [...regionFilters(filters), ccnFilter(filters)] : [];
  return [...ofCcn, actionFilter(filters, kind === 'records' ? 'records' : 'volume')].filter(
    (filter) => filter !== undefined,
  );
}
