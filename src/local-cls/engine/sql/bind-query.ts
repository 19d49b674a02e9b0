/** Judges a SELECT or a set operation and turns it into the engine's form. */
import { type BindContext, refuse, type Statement } from './bind-context';
import { bindCondition, bindExpression } from './bind-expression';
import { bindRelation } from './bind-relation';
import { type Column, same, Scope } from './scope';
import { comparable } from './sql-type';
import { integerNode, nodeOf, nodesOf, type SqlNode, wholeNumber } from './tree';

export interface BoundQuery {
  node: SqlNode;
  columns: readonly Column[];
}

interface Limit {
  /** Rows when the text names none; undefined: all. */
  fallback: number | undefined;
  /** Checks what the text names. */
  check?: (rows: number, node: SqlNode) => number;
}

/** A nested query. The outermost goes through here too, with its own rule for LIMIT. */
export function bindQuery(node: SqlNode, statement: Statement, limit?: Limit): BoundQuery {
  const rule = limit ?? { fallback: statement.subqueryLimit };
  const context = contextOf(statement, new Scope([], statement.sql), 'SELECT');
  if (node['cte_map'] !== undefined) {
    throw refuse(context, node, 'WITH is not documented by CLS, use a sub-query');
  }
  if (node.type === 'SET_OPERATION_NODE') {
    return bindSetOperation(node, statement, rule);
  }
  if (node.type !== 'SELECT_NODE') {
    throw refuse(context, node, `${node.type} is not supported`);
  }
  return bindSelect(node, statement, rule);
}

function bindSelect(node: SqlNode, statement: Statement, limit: Limit): BoundQuery {
  const from = bindRelation(node['from_table'] as SqlNode, statement);
  const scope = new Scope(from.relations, statement.sql);
  const select = contextOf(statement, scope, 'SELECT');
  refuseUnknownClauses(node, select);
  const where = nodeOf(node['where_clause']);
  const boundWhere = where && bindCondition(where, contextOf(statement, scope, 'WHERE'));
  const { items, columns } = bindItems(node, select);
  const groups = nodesOf(node['group_expressions']).map((group) =>
    bindByName(group, columns, contextOf(statement, scope, 'GROUP BY')),
  );
  const having = nodeOf(node['having']);
  const boundHaving = having && bindCondition(having, contextOf(statement, scope, 'HAVING'));
  const modifiers = bindModifiers(node, columns, contextOf(statement, scope, 'ORDER BY'), limit);
  return {
    node: {
      ...node,
      from_table: from.node,
      select_list: items,
      modifiers,
      ...(boundWhere && { where_clause: boundWhere }),
      ...(groups.length > 0 && { group_expressions: groups }),
      ...(boundHaving && { having: boundHaving }),
    },
    columns,
  };
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

function bindItems(node: SqlNode, context: BindContext): { items: SqlNode[]; columns: Column[] } {
  const items: SqlNode[] = [];
  const columns: Column[] = [];
  for (const item of nodesOf(node['select_list'])) {
    if (item.class === 'STAR') {
      items.push(item);
      columns.push(...starColumns(item, context));
      continue;
    }
    const bound = bindExpression(item, context);
    const name = item.alias ?? (item['column_names'] as string[] | undefined)?.at(-1) ?? `_col${columns.length}`;
    items.push({ ...bound.node, alias: name });
    columns.push({ name, type: bound.type });
  }
  return { items, columns };
}

function starColumns(star: SqlNode, context: BindContext): Column[] {
  if (['exclude_list', 'replace_list', 'rename_list', 'columns', 'expr'].some((member) => star[member] !== undefined)) {
    throw refuse(context, star, 'only * and table.* are supported');
  }
  const relation = star['relation_name'] as string | undefined;
  return context.scope.relations
    .filter(({ name }) => relation === undefined || same(name ?? '', relation))
    .flatMap((candidate) => candidate.columns);
}

/** A member of GROUP BY or ORDER BY: an ordinal, an alias, or an expression. */
function bindByName(node: SqlNode, columns: readonly Column[], context: BindContext): SqlNode {
  const names = node.class === 'COLUMN_REF' ? (node['column_names'] as string[]) : [];
  if (names.length === 1 && columns.some(({ name }) => same(name, names[0]!))) {
    return node;
  }
  const ordinal = wholeNumber(node);
  if (ordinal !== undefined) {
    if (ordinal < 1 || ordinal > columns.length) {
      throw refuse(context, node, `${context.clause} position ${ordinal} is not in select list`);
    }
    return node;
  }
  return bindExpression(node, context).node;
}

function bindModifiers(node: SqlNode, columns: readonly Column[], context: BindContext, limit: Limit): SqlNode[] {
  let limited = false;
  const modifiers = nodesOf(node['modifiers']).map((modifier): SqlNode => {
    switch (modifier.type) {
      case 'ORDER_MODIFIER':
        return bindOrder(modifier, columns, context);
      case 'LIMIT_MODIFIER':
        limited = modifier['limit'] !== undefined;
        return limited ? bindLimit(modifier, context, limit) : withFallback(modifier, limit);
      case 'DISTINCT_MODIFIER':
        if (modifier['distinct_on_targets'] === undefined) {
          return modifier;
        }
        throw refuse(context, node, 'DISTINCT ON is not supported');
      default:
        throw refuse(context, node, `${modifier.type} is not supported`);
    }
  });
  const named = modifiers.some((modifier) => modifier.type === 'LIMIT_MODIFIER');
  return named || limit.fallback === undefined
    ? modifiers
    : [...modifiers, withFallback({ type: 'LIMIT_MODIFIER' }, limit)];
}

function bindOrder(modifier: SqlNode, columns: readonly Column[], context: BindContext): SqlNode {
  const orders = (modifier['orders'] as { expression: SqlNode }[]).map((order) => ({
    ...order,
    expression: bindByName(order.expression, columns, context),
  }));
  return { ...modifier, orders };
}

function bindLimit(modifier: SqlNode, context: BindContext, limit: Limit): SqlNode {
  const node = modifier['limit'] as SqlNode;
  const rows = wholeNumber(node);
  const offset = modifier['offset'] === undefined ? 0 : wholeNumber(nodeOf(modifier['offset']));
  if (rows === undefined || offset === undefined || offset === Infinity) {
    throw refuse(context, node, 'LIMIT and OFFSET take whole numbers');
  }
  const checked = limit.check?.(rows, node) ?? rows;
  return { ...modifier, limit: integerNode(Math.min(checked, Number.MAX_SAFE_INTEGER)) };
}

function withFallback(modifier: SqlNode, limit: Limit): SqlNode {
  return limit.fallback === undefined ? modifier : { ...modifier, limit: integerNode(limit.fallback) };
}

function bindSetOperation(node: SqlNode, statement: Statement, limit: Limit): BoundQuery {
  const unlimited = { fallback: undefined };
  const left = bindQuery(node['left'] as SqlNode, statement, unlimited);
  const right = bindQuery(node['right'] as SqlNode, statement, unlimited);
  const context = contextOf(statement, new Scope([], statement.sql), 'ORDER BY');
  if (node['setop_type'] === 'UNION_BY_NAME') {
    throw refuse(context, node, 'UNION BY NAME is not supported');
  }
  const fits =
    left.columns.length === right.columns.length &&
    left.columns.every(({ type }, index) => comparable(type, right.columns[index]!.type));
  if (!fits) {
    throw refuse(context, node, `${String(node['setop_type'])} query has different numbers or types of columns`);
  }
  const modifiers = bindModifiers(node, left.columns, context, limit);
  return { node: { ...node, left: left.node, right: right.node, modifiers }, columns: left.columns };
}

function contextOf(statement: Statement, scope: Scope, clause: BindContext['clause']): BindContext {
  return { statement, scope, clause };
}
