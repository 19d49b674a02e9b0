/** Whose clock a time stands on: an address's log may be read in another place than it was written. */
import { dateTimeFormat } from '@grafana/data';

/** `2026-03-03 19:59:00 +08:00`. */
export function formatMoment(ms: number, timeZone: string): string {
  return dateTimeFormat(ms, { timeZone, format: 'YYYY-MM-DD HH:mm:ss Z' });
}

/** `UTC+08:00`: the clock of a zone at that moment. */
export function clockOf(ms: number, timeZone: string): string {
  return `UTC${dateTimeFormat(ms, { timeZone, format: 'Z' })}`;
}
