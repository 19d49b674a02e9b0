import { type Bound } from './bound';
import { decimalOf, familyOf, type SqlType, UNKNOWN } from './sql-type';
import { castNode, decimalCastNode, type EngineType, type SqlNode } from './tree';

const ENGINE_TYPES: Readonly<Record<string, EngineType>> = {
  integer: 'INTEGER',
  bigint: 'BIGINT',
  double: 'DOUBLE',
  varchar: 'VARCHAR',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
};

/** The value in the engine's form of a type, where Presto converts without being asked. */
export function coerce({ node, type }: Bound, wanted: SqlType): Bound {
  const known = ENGINE_TYPES[wanted] !== undefined || familyOf(wanted) === 'number';
  return type === wanted || !known ? { node, type: wanted } : { node: engineCast(node, wanted), type: wanted };
}

/** A cast of the engine, by its own rules: sure for widening, and for types that are equal already. */
export function engineCast(node: SqlNode, type: SqlType): SqlNode {
  const plain = ENGINE_TYPES[type];
  if (plain !== undefined) {
    return castNode(node, plain);
  }
  if (type === UNKNOWN || familyOf(type) !== 'number') {
    return node;
  }
  const { precision, scale } = decimalOf(type);
  return decimalCastNode(node, precision, scale);
}
