import type { Filter } from '#query';
import {
  checkLabel,
  dimensionLabel,
  fieldLabel,
  inventoryLabel,
  kindLabel,
  listedLabel,
  measureLabel,
  operatorLabel,
  qualityViewLabel,
} from './labels';
import { completeQuery, type SavedQuery } from './saved-query';

/** A query in one line: Explore's history and the inspector show it. */
export function displayText(saved: SavedQuery): string {
  const query = completeQuery(saved);
  const subject = subjectOf(query);
  return [kindLabel(query.kind), query.log.toUpperCase(), subject, ...query.filters.map(filterText)]
    .filter((part) => part !== '')
    .join(' | ');
}

function subjectOf(query: SavedQuery): string {
  switch (query.kind) {
    case 'traffic':
      return [
        query.measures.map((measure) => measureLabel(measure, query.log)).join(', '),
        ...query.splitBy.map(dimensionLabel),
      ].join(' / ');
    case 'top':
      return query.dimensions.map(dimensionLabel).join(' / ');
    case 'matrix':
      return [measureLabel(query.measure, query.log), dimensionLabel(query.row), dimensionLabel(query.column)].join(
        ' / ',
      );
    case 'records':
      return String(query.limit);
    case 'reachability':
      return query.to === ''
        ? ''
        : `${query.from || '*'} > ${query.to}${query.port === undefined ? '' : `:${query.port}`}`;
    case 'security':
      return checkLabel(query.check);
    case 'quality':
      return qualityViewLabel(query.view);
    case 'inventory':
      return inventoryLabel(query.view);
    case 'values':
      return listedLabel(query.of);
    case 'code':
      return query.text;
  }
}

/** One filter in words. */
export function filterText(filter: Filter): string {
  return `${fieldLabel(filter.field)} ${operatorLabel(filter.operator)} ${filter.values.join(', ')}`.trim();
}
