import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type BoundRelation, renamed } from './bind-relation';
import { typeParts, type SqlType } from './sql-type';
import { columnNode, nodesOf, type SqlNode } from './tree';

/** `UNNEST(array) [WITH ORDINALITY] AS t (c [, n])`: a row for each element of an array of the tables to the left. */
export function bindUnnest(node: SqlNode, context: BindContext): BoundRelation {
  const call = node['function'] as SqlNode;
  const args = nodesOf(call['children']);
  if (call['function_name'] !== 'unnest' || args.length !== 1 || call['schema'] !== undefined) {
    const name = String(call['function_name']);
    const reason = name === 'unnest' ? 'UNNEST takes one array' : `Table function '${name}' not registered`;
    throw refuse(context, node, reason);
  }
  const array = bindExpression(args[0]!, context);
  const parts = typeParts(array.type);
  if (parts?.name !== 'array') {
    throw refuse(context, node, `Cannot unnest type: ${array.type}`);
  }
  const alias = context.statement.newAlias();
  const types: SqlType[] = [parts.parts[0]!, ...(node['with_ordinality'] === undefined ? [] : ['bigint'])];
  const names = types.map((_, index) => `c${index}`);
  const columns = types.map((type, index) => ({ name: `_col${index}`, type, node: columnNode(alias, names[index]!) }));
  const { alias: given, column_name_alias: aliases, ...rest } = node;
  return {
    node: { ...rest, type: node.type, alias, function: { ...call, children: [array.node] }, column_name_alias: names },
    relations: [renamed({ name: given, columns }, aliases, node, context)],
  };
}
