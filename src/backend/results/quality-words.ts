/** Times and lengths of time in the words of quality answers. */
import type { QualityQuery } from '#query';

type Reader = Pick<QualityQuery, 'locale' | 'timeZone'>;

export function momentText({ locale, timeZone }: Reader, seconds: number): string {
  return new Intl.DateTimeFormat(locale ?? 'en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timeZone ?? 'UTC',
  }).format(seconds * 1000);
}

const HOUR_MINUTES = 60;

/** `38 min`, `3 h 5 min`. */
export function lengthText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES];
  return hours === 0 ? `${minutes} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
