import {
  DuckDBBlobValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBTimestampTZValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type Switches } from '../../switches';
import { SESSION_ZONE, zonedText, zoneOf } from './functions/zones';
import { type SqlType, typeParts } from './sql-type';

/** A cell as JSON. */
export function encodeValue(value: DuckDBValue, type: SqlType, switches: Switches): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  switch (type) {
    case 'boolean':
    case 'integer':
    case 'bigint':
      return String(value);
    case 'double':
      return encodeDouble(value as number, switches);
    case 'varchar':
      return JSON.stringify(value);
    case 'timestamp':
      return `"${timestampText(String(value))}"`;
    default:
      break;
  }
  if (type.startsWith('decimal')) {
    return switches.decimals === 'number' ? decimalText(String(value)) : `"${decimalText(String(value))}"`;
  }
  return encodeOther(value, type, switches);
}

function encodeOther(value: DuckDBValue, type: SqlType, switches: Switches): string {
  const inner = typeParts(type)?.parts ?? [];
  if (value instanceof DuckDBListValue) {
    return `[${value.items.map((item) => encodeValue(item, inner[0]!, switches)).join(',')}]`;
  }
  if (value instanceof DuckDBMapValue) {
    const entries = value.entries.map(({ key, value: member }) => {
      const name = encodeValue(key, inner[0]!, switches);
      return `${name.startsWith('"') ? name : JSON.stringify(name)}:${encodeValue(member, inner[1]!, switches)}`;
    });
    return `{${entries.join(',')}}`;
  }
  if (value instanceof DuckDBBlobValue) {
    return JSON.stringify(Buffer.from(value.bytes).toString('base64'));
  }
  if (value instanceof DuckDBIntervalValue) {
    return JSON.stringify(intervalText(value));
  }
  if (value instanceof DuckDBTimestampTZValue) {
    return JSON.stringify(zonedText(Number(value.micros / 1000n), zoneOf(type) ?? SESSION_ZONE));
  }
  return JSON.stringify(String(value));
}

/** Not a number and the infinities have no spelling in JSON. */
function encodeDouble(value: number, switches: Switches): string {
  if (!Number.isFinite(value)) {
    return switches.nonFiniteDoubles === 'null' ? 'null' : JSON.stringify(String(value));
  }
  return Number.isInteger(value) && Math.abs(value) < 1e15 && switches.wholeDoubles === 'fraction'
    ? `${Object.is(value, -0) ? '-0' : value}.0`
    : String(value);
}

/** `0.5`, where the engine leaves the 0 out. */
function decimalText(text: string): string {
  return text.replace(/^(-?)\./, '$10.');
}

/** `2026-01-01 00:00:00.000`, as CLS prints a timestamp without zone. */
function timestampText(text: string): string {
  const [seconds, fraction = ''] = text.split('.');
  return `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}`;
}

const DAY_MS = 86_400_000n;

/** Days, and the clock of the rest: `0 01:30:00.000`. */
function intervalText({ days, micros }: DuckDBIntervalValue): string {
  const ms = BigInt(days) * DAY_MS + micros / 1000n;
  const size = ms < 0n ? -ms : ms;
  const clock = new Date(Number(size % DAY_MS)).toISOString().slice(11, 23);
  return `${ms < 0n ? '-' : ''}${size / DAY_MS} ${clock}`;
}
