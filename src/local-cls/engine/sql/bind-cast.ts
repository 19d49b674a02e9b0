import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { convert } from './convert';
import { type CastType } from './read-cast-type';
import { type SqlType } from './sql-type';
import { callNode, integerNode, type SqlNode } from './tree';

/** Types of texts behind their type's name (`date '2026-01-01'`) and of `true` and `false`. */
const LITERALS: Readonly<Record<string, SqlType>> = {
  BOOLEAN: 'boolean',
  TIMESTAMP: 'timestamp',
  DATE: 'date',
  TIME: 'time',
};

/** cast and try_cast, by Presto's rules and not the engine's: a text that is no number fails, a half is rounded up. */
export function bindCast(node: SqlNode, context: BindContext): Bound {
  const wanted = wantedType(node, context);
  const child = bindExpression(node['child'] as SqlNode, context);
  const converted = convert(child, wanted.type, node['try_cast'] === true);
  if (converted === undefined) {
    throw refuse(context, node, `Cannot cast ${child.type} to ${wanted.type}`);
  }
  const { length } = wanted;
  const cut = length === undefined ? converted : callNode('left', converted, integerNode(length));
  return { node: cut, type: wanted.type };
}

function wantedType(node: SqlNode, context: BindContext): CastType {
  const spelled = context.statement.castTypes.get(node.query_location ?? -1);
  const literal = LITERALS[(node['cast_type'] as { id: string }).id];
  if (spelled !== undefined || literal !== undefined) {
    return spelled ?? { type: literal! };
  }
  throw refuse(context, node, `Unknown type: ${(node['cast_type'] as { id: string }).id.toLowerCase()}`);
}
