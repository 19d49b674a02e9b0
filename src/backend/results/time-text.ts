/** Times and lengths of time in the words of answers. */
import type { FlowQuery } from '#query';

type Reader = Pick<FlowQuery, 'locale' | 'timeZone'>;

/**
 * A moment on the reader's clock, and which clock that is: whoever reads may sit elsewhere.
 *
 *     1772539140 in Asia/Shanghai  ->  Mar 3, 2026, 7:59 PM UTC+8
 */
export function momentText({ locale = 'en-US', timeZone = 'UTC' }: Reader, seconds: number): string {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' });
  const zone = clock.formatToParts(seconds * 1000).find(({ type }) => type === 'timeZoneName')!.value;
  return `${moment.format(seconds * 1000)} ${zone.replace('GMT+0', 'UTC').replace('GMT', 'UTC')}`;
}

const HOUR_MINUTES = 60;

/** `38 min`, `3 h 5 min`. */
export function lengthText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES];
  return hours === 0 ? `${minutes} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
