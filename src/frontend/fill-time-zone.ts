import type { DataQueryRequest } from '@grafana/data';
import type { SavedQuery } from './saved-query';

/** Gives every query the zone of the dashboard as an IANA name: it decides where long buckets begin. */
export function fillTimeZone(request: DataQueryRequest<SavedQuery>): DataQueryRequest<SavedQuery> {
  const timeZone = zoneName(request.timezone);
  return { ...request, targets: request.targets.map((query) => ({ ...query, timeZone })) };
}

/** Grafana says `utc`, `browser` or an IANA name. */
export function zoneName(timezone: string | undefined): string {
  if (timezone === undefined || timezone === '' || timezone === 'browser') {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return timezone.toLowerCase() === 'utc' ? 'UTC' : timezone;
}
