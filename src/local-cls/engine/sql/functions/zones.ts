import { type SqlType } from '../sql-type';

/** Zone of CLS's sessions, as its documents show it. */
export const SESSION_ZONE = 'Asia/Shanghai';

const ZONED = 'timestamp with time zone';

/** The type of a time in a zone; other zones than the session's are part of the name here. */
export function zonedType(zone: string): SqlType {
  return zone === SESSION_ZONE ? ZONED : `${ZONED} ${zone}`;
}

/** The zone of a type; undefined for types without one. */
export function zoneOf(type: SqlType): string | undefined {
  return type === ZONED ? SESSION_ZONE : type.startsWith(`${ZONED} `) ? type.slice(ZONED.length + 1) : undefined;
}

/** The type by its Presto name. */
export function withoutZone(type: SqlType): SqlType {
  return zoneOf(type) === undefined ? type : ZONED;
}

export function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** `2021-07-15T17:10:56.735+08:00[Asia/Shanghai]`: as Java prints it, without milliseconds and seconds that are zero. */
export function zonedText(epochMs: number, zone: string): string {
  const offsetMinutes = offsetAt(epochMs, zone);
  const wall = new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const short = wall.replace(/(:\d\d)\.000$/, '$1').replace(/(T\d\d:\d\d):00$/, '$1');
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, '0');
  const offset = zone === 'UTC' ? 'Z' : `${offsetMinutes < 0 ? '-' : '+'}${hours}:${minutes}`;
  return `${short}${offset}[${zone}]`;
}

function offsetAt(epochMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(epochMs);
  const found = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '');
  return found?.[1] === undefined ? 0 : Number(`${found[1]}1`) * (Number(found[2]) * 60 + Number(found[3]));
}
