/** FROM: nothing or `log` is the topic's filtered records; sub-queries, joins and VALUES are as in SQL. */
import { type BindContext, refuse, type Statement } from './bind-context';
import { bindCondition, bindExpression } from './bind-expression';
import { bindQuery } from './bind-query';
import { type Column, type Relation, Scope } from './scope';
import { commonType } from './sql-type';
import { nodeOf, type SqlNode } from './tree';

/** Name of the filtered records in the statement for the engine. */
export const TOPIC_RELATION = '__LOG__';

interface BoundRelation {
  node: SqlNode;
  relations: readonly Relation[];
}

export function bindRelation(node: SqlNode, statement: Statement): BoundRelation {
  const context: BindContext = { statement, scope: new Scope([], statement.sql), clause: 'ON' };
  if (node['sample'] !== undefined) {
    throw refuse(context, node, 'TABLESAMPLE is not supported');
  }
  switch (node.type) {
    case 'EMPTY':
      return topicRecords(node, undefined, statement);
    case 'BASE_TABLE':
      if (String(node['table_name']).toLowerCase() !== 'log' || node['schema_name'] || node['catalog_name']) {
        throw refuse(context, node, `Table '${String(node['table_name'])}' does not exist; only log can be named`);
      }
      return topicRecords(node, node.alias ?? 'log', statement);
    case 'SUBQUERY':
      return bindDerived(node, statement);
    case 'JOIN':
      return bindJoin(node, context);
    case 'EXPRESSION_LIST':
      return bindValues(node, context);
    default:
      throw refuse(context, node, `${node.type} is not supported in FROM`);
  }
}

function topicRecords(node: SqlNode, name: string | undefined, statement: Statement): BoundRelation {
  const alias = name === undefined ? {} : { alias: name };
  return {
    node: { ...node, type: 'BASE_TABLE', table_name: TOPIC_RELATION, ...alias },
    relations: [{ name, columns: statement.topicColumns }],
  };
}

function bindDerived(node: SqlNode, statement: Statement): BoundRelation {
  const isValues =
    ((node['subquery'] as { node: SqlNode }).node['from_table'] as SqlNode | undefined)?.alias === 'valueslist';
  const query = bindQuery((node['subquery'] as { node: SqlNode }).node, {
    ...statement,
    subqueryLimit: isValues ? undefined : statement.subqueryLimit,
  });
  const names = (node['column_name_alias'] as string[] | undefined) ?? [];
  const columns = query.columns.map((column, index): Column => ({ ...column, name: names[index] ?? column.name }));
  const subquery = { ...(node['subquery'] as object), node: query.node };
  return { node: { ...node, subquery }, relations: [{ name: node.alias, columns }] };
}

function bindJoin(node: SqlNode, context: BindContext): BoundRelation {
  const { statement } = context;
  const kind = node['ref_type'] ?? 'REGULAR';
  if (kind !== 'REGULAR' && kind !== 'CROSS') {
    throw refuse(context, node, `${String(kind)} JOIN is not supported`);
  }
  const left = bindRelation(node['left'] as SqlNode, statement);
  const right = bindRelation(node['right'] as SqlNode, statement);
  const relations = [...left.relations, ...right.relations];
  const condition = nodeOf(node['condition']);
  const bound = condition && bindCondition(condition, { ...context, scope: new Scope(relations, statement.sql) });
  const using = (node['using_columns'] as string[] | undefined) ?? [];
  const shown =
    using.length === 0
      ? relations
      : [...left.relations, ...right.relations.map((relation) => without(relation, using))];
  return {
    node: { ...node, left: left.node, right: right.node, ...(bound && { condition: bound }) },
    relations: shown,
  };
}

/** Columns of USING stand once, on the left. */
function without(relation: Relation, names: readonly string[]): Relation {
  const hidden = new Set(names.map((name) => name.toLowerCase()));
  return { ...relation, columns: relation.columns.filter(({ name }) => !hidden.has(name.toLowerCase())) };
}

function bindValues(node: SqlNode, context: BindContext): BoundRelation {
  const rows = (node['values'] as SqlNode[][]).map((row) => row.map((cell) => bindExpression(cell, context)));
  const columns = (rows[0] ?? []).map((_, index): Column => ({
    name: `col${index}`,
    type: commonType(rows.map((row) => row[index]!.type)),
  }));
  return {
    node: { ...node, values: rows.map((row) => row.map((cell) => cell.node)) },
    relations: [{ name: node.alias, columns }],
  };
}
