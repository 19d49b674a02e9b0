/** Types by their Presto names, as the judge needs them: `array(varchar)` and the like are kept whole. */
export type SqlType = string;

/** The type of NULL: fits everywhere. */
export const UNKNOWN: SqlType = 'unknown';

export type Family = 'number' | 'varchar' | 'boolean' | 'time' | 'interval' | 'other';

const FAMILIES: Readonly<Record<string, Family>> = {
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  double: 'number',
  varchar: 'varchar',
  boolean: 'boolean',
  timestamp: 'time',
  date: 'time',
  interval: 'interval',
};

export function familyOf(type: SqlType): Family {
  return FAMILIES[type] ?? 'other';
}

/** Whether Presto compares the two without a cast. */
export function comparable(left: SqlType, right: SqlType): boolean {
  if (left === UNKNOWN || right === UNKNOWN || left === right) {
    return true;
  }
  const family = familyOf(left);
  return family !== 'other' && family === familyOf(right);
}

const WIDTH = ['integer', 'bigint', 'decimal', 'double'];

/** The type that holds both numbers; for other types the first that is known. */
export function commonType(types: readonly SqlType[]): SqlType {
  const known = types.filter((type) => type !== UNKNOWN);
  if (known.length > 0 && known.every((type) => familyOf(type) === 'number')) {
    return WIDTH[Math.max(...known.map((type) => WIDTH.indexOf(type)))]!;
  }
  return known[0] ?? UNKNOWN;
}

/** Engine type names that a cast may name, and what they are called in Presto. */
export const CAST_TYPES: Readonly<Record<string, SqlType>> = {
  BIGINT: 'bigint',
  INTEGER: 'integer',
  DOUBLE: 'double',
  DECIMAL: 'decimal',
  VARCHAR: 'varchar',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp',
  DATE: 'date',
};
