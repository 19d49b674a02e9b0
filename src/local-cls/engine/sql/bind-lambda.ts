import { type BindContext } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { type SqlType } from './sql-type';
import { columnNode, nodeOf, nodesOf, type SqlNode } from './tree';

/** `x -> x + 1` or `(x, y) -> x + y`, typed by its result. Undefined when it has another number of parameters. */
export function bindLambda(lambda: SqlNode, types: readonly SqlType[], context: BindContext): Bound | undefined {
  const names = parameterNames(nodeOf(lambda['lhs']));
  if (names?.length !== types.length) {
    return undefined;
  }
  const parameters = names.map((name, index) => ({ name, type: types[index]!, node: columnNode(name) }));
  const body = bindExpression(lambda['expr'] as SqlNode, {
    ...context,
    scope: context.scope.withParameters(parameters),
  });
  return { node: { ...lambda, expr: body.node }, type: body.type };
}

function parameterNames(left: SqlNode | undefined): string[] | undefined {
  const nodes = left?.class === 'FUNCTION' && left['function_name'] === 'row' ? nodesOf(left['children']) : [left!];
  const names = nodes.map((node) => (node.class === 'COLUMN_REF' ? (node['column_names'] as string[]) : []));
  return names.every((parts) => parts.length === 1) ? names.map(([name]) => name!) : undefined;
}
