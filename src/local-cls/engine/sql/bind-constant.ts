import { type BindContext, refuse } from './bind-context';
import { type Bound } from './bound';
import { decimalType, MAX_PRECISION, type SqlType, UNKNOWN } from './sql-type';
import { castNode, constantValue, decimalCastNode, type SqlNode, textNode } from './tree';

const TYPES: Readonly<Record<string, SqlType>> = {
  NULL: UNKNOWN,
  INTEGER: 'integer',
  BIGINT: 'bigint',
  DOUBLE: 'double',
  VARCHAR: 'varchar',
  BOOLEAN: 'boolean',
};

export function bindConstant(node: SqlNode, context: BindContext): Bound {
  const { type, value } = node['value'] as { type: { id: string; type_info?: { scale?: number } }; value?: unknown };
  if (type.id === 'DECIMAL') {
    return bindDecimal(node, type.type_info?.scale ?? 0, context);
  }
  if (TYPES[type.id] === undefined || typeof value === 'object') {
    throw refuse(context, node, 'Invalid numeric literal');
  }
  // The engine writes a double without its exponent, and would read it back as a decimal.
  return { node: type.id === 'DOUBLE' ? castNode(node, 'DOUBLE') : node, type: TYPES[type.id]! };
}

/** Presto counts the digits from the first one that is not 0 before the point: `0.5` is a decimal(1,1). */
function bindDecimal(node: SqlNode, scale: number, context: BindContext): Bound {
  const value = constantValue(node);
  const spelled = value !== undefined && 'number' in value ? undefined : spelling(node, context);
  const digits = value !== undefined && 'number' in value ? value.number : (spelled ?? '').replace('.', '');
  const precision = Math.max(digits.replace(/^-?0*/, '').length, scale, 1);
  if (spelled === '' || precision > MAX_PRECISION) {
    throw refuse(context, node, 'Invalid numeric literal');
  }
  const constant = spelled === undefined ? node : textNode(spelled);
  if (context.statement.decimalLiterals === 'double') {
    return { node: castNode(constant, 'DOUBLE'), type: 'double' };
  }
  return { node: decimalCastNode(constant, precision, scale), type: decimalType(precision, scale) };
}

/** The literal as it is written: the engine's tree has long ones in another form. Empty when it is not found. */
function spelling(node: SqlNode, { statement }: BindContext): string {
  const text = Buffer.from(statement.sql)
    .subarray(node.query_location ?? 0)
    .toString();
  return /^-?\s*[\d.]+/.exec(text)?.[0].replace(/\s/g, '') ?? '';
}
