/** Results of the engine as CLS writes them: one JSON object text a row, integers exact and unquoted. */
import { DuckDBTypeId, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { type ColumnInfo } from '#cls';
import { type Switches } from '../../switches';

const TYPE_NAMES: Readonly<Record<number, string>> = {
  [DuckDBTypeId.BOOLEAN]: 'boolean',
  [DuckDBTypeId.INTEGER]: 'integer',
  [DuckDBTypeId.BIGINT]: 'bigint',
  [DuckDBTypeId.HUGEINT]: 'bigint',
  [DuckDBTypeId.DOUBLE]: 'double',
  [DuckDBTypeId.VARCHAR]: 'varchar',
  [DuckDBTypeId.TIMESTAMP]: 'timestamp',
  [DuckDBTypeId.DATE]: 'date',
  [DuckDBTypeId.TIME]: 'time',
  [DuckDBTypeId.INTERVAL]: 'interval day to second',
  [DuckDBTypeId.SQLNULL]: 'unknown',
};

export function prestoType(type: DuckDBType): string {
  if (type.typeId === DuckDBTypeId.DECIMAL) {
    return String(type).toLowerCase();
  }
  if (type.typeId === DuckDBTypeId.LIST) {
    return `array(${prestoType((type as unknown as { valueType: DuckDBType }).valueType)})`;
  }
  return TYPE_NAMES[type.typeId] ?? 'varchar';
}

export function columnsOf(names: readonly string[], types: readonly DuckDBType[]): ColumnInfo[] {
  return names.map((Name, index) => ({ Name, Type: prestoType(types[index]!) }));
}

/** Rows of the new answer style. */
export function encodeRecords(
  names: readonly string[],
  types: readonly DuckDBType[],
  rows: readonly (readonly DuckDBValue[])[],
  switches: Switches,
): string[] {
  const prefixes = names.map((name) => `${JSON.stringify(name)}:`);
  return rows.map((row) => {
    const members: string[] = [];
    for (let index = 0; index < prefixes.length; index++) {
      const value = row[index]!;
      if (value !== null || switches.nullCells === 'null') {
        members.push(prefixes[index] + encodeValue(value, types[index]!, switches));
      }
    }
    return `{${members.join(',')}}`;
  });
}

/** Rows of the old answer style: every value a text. */
export function encodeOldRows(
  names: readonly string[],
  types: readonly DuckDBType[],
  rows: readonly (readonly DuckDBValue[])[],
  switches: Switches,
): { Data: { Key: string; Value: string }[] }[] {
  return rows.map((row) => ({
    Data: names.map((Key, index) => {
      const json = encodeValue(row[index]!, types[index]!, switches);
      return { Key, Value: json.startsWith('"') ? (JSON.parse(json) as string) : json };
    }),
  }));
}

function encodeValue(value: DuckDBValue, type: DuckDBType, switches: Switches): string {
  if (value === null) {
    return 'null';
  }
  switch (type.typeId) {
    case DuckDBTypeId.VARCHAR:
      return JSON.stringify(value);
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.DECIMAL:
      return String(value);
    case DuckDBTypeId.DOUBLE:
      return encodeDouble(value as number, switches);
    case DuckDBTypeId.TIMESTAMP:
      return `"${timestampText(String(value))}"`;
    case DuckDBTypeId.LIST: {
      const { valueType } = type as unknown as { valueType: DuckDBType };
      const { items } = value as unknown as { items: DuckDBValue[] };
      return `[${items.map((item) => encodeValue(item, valueType, switches)).join(',')}]`;
    }
    default:
      return JSON.stringify(String(value));
  }
}

/** Not a number and the infinities are written as texts, for JSON has no spelling for them. */
function encodeDouble(value: number, switches: Switches): string {
  if (!Number.isFinite(value)) {
    return JSON.stringify(String(value));
  }
  return Number.isInteger(value) && Math.abs(value) < 1e15 && switches.wholeDoubles === 'fraction'
    ? `${value}.0`
    : String(value);
}

/** `2026-01-01 00:00:00.000`, as CLS prints a timestamp without zone. */
function timestampText(text: string): string {
  const [seconds, fraction = ''] = text.split('.');
  return `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}`;
}
