import { requireComparable } from './bind-comparison';
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { bindQuery, type BoundQuery, engineName } from './bind-query';
import { type Bound } from './bound';
import { isNanNode, mayBeNan } from './compare-values';
import { columnNode, compareNode, integerNode, type SqlNode } from './tree';

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
  const isMember = node['comparison_type'] === 'COMPARE_EQUAL' && type === 'double' && mayBeNan(child);
  const searched = isMember ? { ...subquery, node: numbersOf(query, context) } : subquery;
  return { node: { ...node, subquery: searched, child: child.node }, type: 'boolean' };
}

const ALWAYS = compareNode('EQUAL', integerNode(1), integerNode(1));

/** The rows of a query of one column without those that are not a number: nothing equals them. */
function numbersOf(query: BoundQuery, { statement }: BindContext): SqlNode {
  const alias = statement.newAlias();
  const value = columnNode(alias, engineName(0));
  return {
    type: 'SELECT_NODE',
    select_list: [{ ...value, alias: engineName(0) }],
    from_table: { type: 'SUBQUERY', alias, subquery: { node: query.node } },
    where_clause: { ...compareNode('EQUAL', isNanNode(value), ALWAYS), type: 'COMPARE_DISTINCT_FROM' },
    aggregate_handling: 'STANDARD_HANDLING',
  };
}
