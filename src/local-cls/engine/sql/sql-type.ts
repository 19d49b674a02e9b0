/** Types by their Presto names: `bigint`, `decimal(4,2)`, `array(varchar)`. */
export type SqlType = string;

import { zoneOf } from './functions/zones';

/** The type of NULL: fits everywhere. */
export const UNKNOWN: SqlType = 'unknown';

export type Family = 'number' | 'varchar' | 'boolean' | 'time' | 'interval' | 'other';

const FAMILIES: Readonly<Record<string, Family>> = {
  integer: 'number',
  bigint: 'number',
  double: 'number',
  varchar: 'varchar',
  boolean: 'boolean',
  timestamp: 'time',
  'timestamp with time zone': 'time',
  date: 'time',
  interval: 'interval',
};

export function familyOf(type: SqlType): Family {
  return FAMILIES[type] ?? (type.startsWith('decimal') ? 'number' : zoneOf(type) === undefined ? 'other' : 'time');
}

export function isWhole(type: SqlType): boolean {
  return type === 'bigint' || type === 'integer';
}

/** Whether Presto compares the two without a cast. */
export function comparable(left: SqlType, right: SqlType): boolean {
  if (left === UNKNOWN || right === UNKNOWN || left === right) {
    return true;
  }
  const family = familyOf(left);
  if (family === 'other') {
    const [one, other] = [typeParts(left), typeParts(right)];
    return (
      one !== undefined &&
      other?.name === one.name &&
      one.parts.every((part, index) => comparable(part, other.parts[index]!))
    );
  }
  return family === familyOf(right);
}

const TIMES = ['date', 'timestamp', 'timestamp with time zone'];

/** The type that holds all of these; of types that have none in common the first that is known. */
export function commonType(types: readonly SqlType[]): SqlType {
  const known = types.filter((type) => type !== UNKNOWN);
  const first = known[0];
  if (first === undefined || known.every((type) => type === first)) {
    return first ?? UNKNOWN;
  }
  if (known.every((type) => familyOf(type) === 'number')) {
    return commonNumber(known);
  }
  if (known.every((type) => TIMES.includes(type))) {
    return TIMES[Math.max(...known.map((type) => TIMES.indexOf(type)))]!;
  }
  const all = known.map(typeParts);
  return all.every((type) => type !== undefined && type.name === all[0]!.name)
    ? `${all[0]!.name}(${all[0]!.parts.map((_, index) => commonType(all.map((type) => type!.parts[index]!))).join(',')})`
    : first;
}

function commonNumber(types: readonly SqlType[]): SqlType {
  if (types.includes('double')) {
    return 'double';
  }
  if (types.every(isWhole)) {
    return 'bigint';
  }
  const decimals = types.map(decimalOf);
  const scale = Math.max(...decimals.map((decimal) => decimal.scale));
  return decimalType(Math.max(...decimals.map((decimal) => decimal.precision - decimal.scale)) + scale, scale);
}

export interface Decimal {
  precision: number;
  scale: number;
}

/** Most digits of a decimal. */
export const MAX_PRECISION = 38;

export function decimalType(precision: number, scale: number): SqlType {
  return `decimal(${Math.min(precision, MAX_PRECISION)},${scale})`;
}

/** A decimal type, or the decimal that Presto makes of an integer type. */
export function decimalOf(type: SqlType): Decimal {
  const found = /^decimal\((\d+),(\d+)\)$/.exec(type);
  return found === null
    ? { precision: type === 'integer' ? 10 : 19, scale: 0 }
    : { precision: Number(found[1]), scale: Number(found[2]) };
}

/** The constructor and the inner types of `array(...)` and `map(...)`; undefined for a type without inner types. */
export function typeParts(type: SqlType): { name: string; parts: SqlType[] } | undefined {
  const found = /^(array|map)\((.*)\)$/.exec(type);
  if (found === null) {
    return undefined;
  }
  return { name: found[1]!, parts: splitTypes(found[2]!) };
}

/** `varchar,decimal(3,2)` at its outer commas. */
export function splitTypes(list: string): SqlType[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= list.length; index++) {
    const letter = list[index] ?? ',';
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (letter === ',' && depth === 0) {
      parts.push(list.slice(start, index).trim());
      start = index + 1;
    }
  }
  return parts;
}
