import { type BindContext, refuse } from './bind-context';
import { bindExpression, type Bound } from './bind-expression';
import { CAST_TYPES, familyOf } from './sql-type';
import { callNode, castNode, type SqlNode } from './tree';

/** cast and try_cast: text becomes a number only when it is one, and epoch milliseconds become a timestamp as in CLS. */
export function bindCast(node: SqlNode, context: BindContext): Bound {
  const id = (node['cast_type'] as { id: string }).id;
  const type = CAST_TYPES[id];
  if (type === undefined) {
    throw refuse(context, node, `Unknown type: ${id.toLowerCase()}`);
  }
  const child = bindExpression(node['child'] as SqlNode, context);
  const tries = node['try_cast'] === true;
  if (type === 'timestamp' && familyOf(child.type) === 'number') {
    return { node: callNode('epoch_ms', castNode(child.node, 'BIGINT')), type };
  }
  if ((type === 'bigint' || type === 'integer') && child.type === 'varchar') {
    return { node: callNode(tries ? 'cls_try_bigint' : 'cls_to_bigint', child.node), type: 'bigint' };
  }
  if (type === 'boolean' && familyOf(child.type) === 'time') {
    throw refuse(context, node, `Cannot cast ${child.type} to ${type}`);
  }
  return { node: { ...node, child: child.node }, type };
}
