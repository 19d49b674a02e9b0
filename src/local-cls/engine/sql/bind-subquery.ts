import { requireComparable } from './bind-comparison';
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { bindQuery } from './bind-query';
import { type Bound } from './bound';
import { type SqlNode } from './tree';

/** EXISTS, a single value, `x IN (select ...)` and `x > ALL (select ...)`; none may name columns from outside. */
export function bindSubquery(node: SqlNode, context: BindContext): Bound {
  const query = bindQuery((node['subquery'] as { node: SqlNode }).node, context.statement);
  const subquery = { ...(node['subquery'] as object), node: query.node };
  const kind = node['subquery_type'];
  if (kind === 'EXISTS' || kind === 'NOT_EXISTS') {
    return { node: { ...node, subquery }, type: 'boolean' };
  }
  if (query.columns.length !== 1) {
    throw refuse(context, node, 'Multiple columns returned by subquery are not supported');
  }
  const type = query.columns[0]!.type;
  if (kind === 'SCALAR') {
    return { node: { ...node, subquery }, type };
  }
  const child = bindExpression(node['child'] as SqlNode, context);
  requireComparable(child.type, type, node, context);
  return { node: { ...node, subquery, child: child.node }, type: 'boolean' };
}
