/** Times as CLS writes them, in the wall time of UTC+8. */

const UTC8_MS = 8 * 3_600_000;

/** `2026-01-01 08:00:00` */
export function clsTime(ms: number): string {
  return new Date(ms + UTC8_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Unix milliseconds of `2026-01-01 08:00:00.000`; undefined for any other form, or a day that does not exist. */
export function readClsTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(text)) {
    return undefined;
  }
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`);
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 10)) ? undefined : ms - UTC8_MS;
}
