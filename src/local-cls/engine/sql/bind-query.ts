/** Judges a SELECT or a set operation and turns it into the engine's form. Its columns there are `c0`, `c1`, ... */
import { type BindContext, refuse, type Statement } from './bind-context';
import { bindCompare } from './bind-compare';
import { bindCondition } from './bind-expression';
import { bindGroups } from './bind-groups';
import { bindItems, type Item } from './bind-items';
import { bindModifiers, type LimitRule } from './bind-modifiers';
import { bindRelation } from './bind-relation';
import { bindTimeSeries } from './bind-time-series';
import { isGrouped, requireGrouped } from './check-grouping';
import { refuseOwnRange } from './refuse-own-range';
import { type Column, Scope } from './scope';
import { comparable, commonType, type SqlType } from './sql-type';
import { columnNode, nodeOf, nodesOf, type SqlNode } from './tree';

export interface BoundQuery {
  node: SqlNode;
  columns: readonly { name: string; type: SqlType }[];
}

/** A nested query. The outermost goes through here too, with its own rule for LIMIT. */
export function bindQuery(node: SqlNode, statement: Statement, limit?: LimitRule): BoundQuery {
  const rule = limit ?? { fallback: statement.subqueryLimit };
  const context = contextOf(statement, new Scope([], statement.sql), 'SELECT');
  if (node['cte_map'] !== undefined) {
    throw refuse(context, node, 'WITH is not documented by CLS, use a sub-query');
  }
  switch (node.type) {
    case 'SET_OPERATION_NODE':
      return bindSetOperation(node, statement, rule);
    case 'SELECT_NODE':
      return (
        bindTimeSeries(node, statement, rule) ?? bindCompare(node, statement, rule) ?? bindSelect(node, statement, rule)
      );
    default:
      throw refuse(context, node, `${node.type} is not supported`);
  }
}

/** A SELECT over its own FROM, or over tables that were bound before. */
export function bindSelect(
  node: SqlNode,
  statement: Statement,
  limit: LimitRule,
  from = bindRelation(node['from_table'] as SqlNode, statement),
): BoundQuery {
  const scope = new Scope(from.relations, statement.sql);
  const select = contextOf(statement, scope, 'SELECT');
  refuseUnknownClauses(node, select);
  const where = nodeOf(node['where_clause']);
  const boundWhere = where && bindCondition(where, contextOf(statement, scope, 'WHERE'));
  if (where && boundWhere) {
    refuseOwnRange(where, boundWhere, contextOf(statement, scope, 'WHERE'));
  }
  const items = bindItems(nodesOf(node['select_list']), select);
  const groups = bindGroups(nodesOf(node['group_expressions']), items, contextOf(statement, scope, 'GROUP BY'));
  const having = nodeOf(node['having']);
  const boundHaving = having && bindCondition(having, contextOf(statement, scope, 'HAVING'));
  const order = contextOf(statement, scope.withOutputs(items), 'ORDER BY');
  const { modifiers, orders } = bindModifiers(node, items, order, limit);
  if (isGrouped([...items.map(({ source }) => source), having, ...orders]) || having || groups.nodes.length > 0) {
    const keys = new Set(groups.keys);
    items.forEach(({ source }) => requireGrouped(source, keys, select));
    requireGrouped(having, keys, select);
    orders.forEach((expression) => requireGrouped(expression, keys, order));
  }
  return {
    node: {
      ...node,
      from_table: from.node,
      select_list: items.map((item, index) => ({ ...item.node, alias: engineName(index) })),
      modifiers,
      ...(boundWhere && { where_clause: boundWhere }),
      ...(groups.nodes.length > 0 && { group_expressions: groups.nodes }),
      ...(boundHaving && { having: boundHaving }),
    },
    columns: items.map(({ name, type }: Item) => ({ name, type })),
  };
}

/** Name of a result column in the engine's statement. */
export function engineName(index: number): string {
  return `c${index}`;
}

/** The columns of a query that stands in FROM under a name of the engine's statement. */
export function columnsUnder(alias: string, query: BoundQuery): Column[] {
  return query.columns.map((column, index) => ({ ...column, node: columnNode(alias, engineName(index)) }));
}

function refuseUnknownClauses(node: SqlNode, context: BindContext): void {
  const groupSets = (node['group_sets'] as unknown[] | undefined) ?? [];
  if (groupSets.length > 1 || (node['aggregate_handling'] ?? 'STANDARD_HANDLING') !== 'STANDARD_HANDLING') {
    throw refuse(context, node, 'GROUP BY takes columns, aliases and ordinals only');
  }
  if (node['qualify'] !== undefined || node['sample'] !== undefined) {
    throw refuse(context, node, 'QUALIFY and SAMPLE are not supported');
  }
}

function bindSetOperation(node: SqlNode, statement: Statement, limit: LimitRule): BoundQuery {
  const unlimited = { fallback: undefined };
  const left = bindQuery(node['left'] as SqlNode, statement, unlimited);
  const right = bindQuery(node['right'] as SqlNode, statement, unlimited);
  const context = contextOf(statement, new Scope([], statement.sql), 'ORDER BY');
  const operation = String(node['setop_type']);
  if (operation === 'UNION_BY_NAME') {
    throw refuse(context, node, 'UNION BY NAME is not supported');
  }
  if (left.columns.length !== right.columns.length) {
    throw refuse(
      context,
      node,
      `${operation} query has different number of fields: ${left.columns.length}, ${right.columns.length}`,
    );
  }
  const columns = left.columns.map(({ name, type }, index) => {
    const other = right.columns[index]!.type;
    if (!comparable(type, other)) {
      throw refuse(
        context,
        node,
        `column ${index + 1} in ${operation} query has incompatible types: ${type}, ${other}`,
      );
    }
    return { name, type: commonType([type, other]) };
  });
  const outputs = columns.map((column, index): Item => ({
    ...column,
    node: columnNode(engineName(index)),
    source: undefined,
  }));
  const scope = new Scope([], statement.sql).withOutputs(outputs);
  const { modifiers } = bindModifiers(node, outputs, { ...context, scope }, limit);
  return { node: { ...node, left: left.node, right: right.node, modifiers }, columns };
}

function contextOf(statement: Statement, scope: Scope, clause: BindContext['clause']): BindContext {
  return { statement, scope, clause };
}
