/** FROM: nothing or `log` is the topic's filtered records; sub-queries, joins, VALUES and UNNEST are as in SQL. */
import { type BindContext, refuse, type Statement } from './bind-context';
import { bindExpression } from './bind-expression';
import { bindJoin } from './bind-join';
import { bindQuery, columnsUnder } from './bind-query';
import { bindUnnest } from './bind-unnest';
import { coerce } from './coerce';
import { type Relation, Scope } from './scope';
import { comparable, commonType } from './sql-type';
import { columnNode, type SqlNode } from './tree';

export interface BoundRelation {
  node: SqlNode;
  relations: readonly Relation[];
}

/** `outer` holds the tables to the left, which UNNEST may name. */
export function bindRelation(node: SqlNode, statement: Statement, outer = new Scope([], statement.sql)): BoundRelation {
  const context: BindContext = { statement, scope: outer, clause: 'ON' };
  if (node['sample'] !== undefined) {
    throw refuse(context, node, 'TABLESAMPLE is not supported');
  }
  switch (node.type) {
    case 'EMPTY':
      return logRecords(node, undefined, context);
    case 'BASE_TABLE':
      return logRecords(node, String(node['table_name']), context);
    case 'SUBQUERY':
      return bindDerived(node, context);
    case 'JOIN':
      return bindJoin(node, context);
    case 'EXPRESSION_LIST':
      return bindValues(node, context);
    case 'TABLE_FUNCTION':
      return bindUnnest(node, context);
    default:
      throw refuse(context, node, `${node.type} is not supported in FROM`);
  }
}

function logRecords(node: SqlNode, name: string | undefined, context: BindContext): BoundRelation {
  const isQualified = Boolean(node['schema_name'] ?? node['catalog_name']);
  const table = isQualified ? undefined : context.statement.table(name);
  if (table === undefined) {
    const parts = [node['catalog_name'], node['schema_name'], name].filter(Boolean).join('.');
    throw refuse(context, node, `Table '${parts}' does not exist`);
  }
  if (node['column_name_alias'] !== undefined) {
    throw refuse(context, node, 'Names for the columns of a topic are not supported');
  }
  const alias = context.statement.newAlias();
  const columns = table.columns.map(({ name: column, engineName, type }) => ({
    name: column,
    type,
    node: columnNode(alias, engineName),
  }));
  return {
    node: { type: 'BASE_TABLE', table_name: table.relation, alias },
    relations: [
      {
        name: name === undefined ? undefined : (node.alias ?? name),
        columns,
        withoutStatistics: table.withoutStatistics,
        isOtherTopic: name !== undefined && name.toLowerCase() !== 'log',
      },
    ],
  };
}

function bindDerived(node: SqlNode, context: BindContext): BoundRelation {
  const { statement } = context;
  const inner = (node['subquery'] as { node: SqlNode }).node;
  const isValues = (inner['from_table'] as SqlNode | undefined)?.alias === 'valueslist';
  const query = bindQuery(inner, { ...statement, subqueryLimit: isValues ? undefined : statement.subqueryLimit });
  const alias = statement.newAlias();
  const { column_name_alias: names, ...rest } = node;
  return {
    node: { ...rest, alias, subquery: { ...(node['subquery'] as object), node: query.node } },
    relations: [renamed({ name: node.alias, columns: columnsUnder(alias, query) }, names, node, context)],
  };
}

/** A table under the names of `AS t (a, b)`. */
export function renamed(relation: Relation, names: unknown, node: SqlNode, context: BindContext): Relation {
  if (names === undefined) {
    return relation;
  }
  const list = names as string[];
  if (list.length !== relation.columns.length) {
    throw refuse(
      context,
      node,
      `Column alias list has ${list.length} entries but '${relation.name}' has ${relation.columns.length} columns available`,
    );
  }
  return { ...relation, columns: relation.columns.map((column, index) => ({ ...column, name: list[index]! })) };
}

function bindValues(node: SqlNode, context: BindContext): BoundRelation {
  const rows = (node['values'] as SqlNode[][]).map((row) => row.map((cell) => bindExpression(cell, context)));
  const width = rows[0]!.length;
  const types = rows[0]!.map((first, index) => {
    const column = rows.map((row) => row[index]?.type ?? 'nothing');
    const other = column.find((type) => !comparable(commonType(column), type));
    if (other !== undefined || rows.some((row) => row.length !== width)) {
      throw refuse(context, node, `Values rows have mismatched types: ${first.type}, ${other ?? 'nothing'}`);
    }
    return commonType(column);
  });
  const alias = context.statement.newAlias();
  const columns = types.map((type, index) => ({ name: `_col${index}`, type, node: columnNode(alias, `col${index}`) }));
  return {
    node: { ...node, alias, values: rows.map((row) => row.map((cell, index) => coerce(cell, types[index]!).node)) },
    relations: [{ name: node.alias, columns }],
  };
}
