import { BIGINT, DOUBLE, type DuckDBType, VARCHAR } from '@duckdb/node-api';
import { type IndexValue } from '#cls';

export function columnType(type: IndexValue['Type']): DuckDBType {
  return type === 'long' ? BIGINT : type === 'double' ? DOUBLE : VARCHAR;
}
