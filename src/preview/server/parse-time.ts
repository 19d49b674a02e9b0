import { BadRequestError } from './http';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/**
 * A time of a query as milliseconds since the epoch.
 *
 *     parseTime('1700000000000', now)  ->  1700000000000
 *     parseTime('now-6h', now)         ->  now - 6 hours
 */
export function parseTime(text: string | undefined, nowMs: number): number {
  const relative = /^now(?:-(\d+)([smhdw]))?$/.exec(text ?? '');
  if (relative) {
    return nowMs - Number(relative[1] ?? 0) * (UNIT_MS[relative[2] ?? 's'] ?? 0);
  }
  const time = /^\d+$/.test(text ?? '') ? Number(text) : NaN;
  if (!Number.isSafeInteger(time)) {
    throw new BadRequestError(`"${text}" is no time: give milliseconds since the epoch, or now-6h.`);
  }
  return time;
}
