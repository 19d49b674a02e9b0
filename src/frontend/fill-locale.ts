import type { Locale } from '#wording';
import type { DataQueryRequest } from '@grafana/data';
import type { SavedQuery } from './saved-query';

/** Gives every query the language of its reader: Grafana tells it to no backend. */
export function fillLocale(request: DataQueryRequest<SavedQuery>, locale: Locale): DataQueryRequest<SavedQuery> {
  return { ...request, targets: request.targets.map((query) => ({ ...query, locale })) };
}
