import { bindCondition, bindExpression } from './bind-expression';
import { requireOneType } from './bind-comparison';
import { type BindContext } from './bind-context';
import { type Bound } from './bound';
import { coerce } from './coerce';
import { commonType } from './sql-type';
import { NULL_NODE, nodeOf, nodesOf, type SqlNode } from './tree';

/** CASE in both forms, and IF; the engine's parser makes comparisons of the simple form. */
export function bindCase(node: SqlNode, context: BindContext): Bound {
  const checks = (node['case_checks'] as { when_expr: SqlNode; then_expr: SqlNode }[]).map((check) => ({
    when_expr: bindCondition(check.when_expr, context),
    then: bindExpression(check.then_expr, context),
  }));
  const otherwise = bindExpression(nodeOf(node['else_expr']) ?? NULL_NODE, context);
  const type = oneType(
    [...checks.map(({ then }) => then), otherwise],
    node,
    context,
    'All CASE results must be the same type',
  );
  const case_checks = checks.map(({ when_expr, then }) => ({ when_expr, then_expr: coerce(then, type).node }));
  return { node: { class: 'CASE', type: node.type, case_checks, else_expr: coerce(otherwise, type).node }, type };
}

export function bindCoalesce(node: SqlNode, context: BindContext): Bound {
  const operands = nodesOf(node['children']).map((child) => bindExpression(child, context));
  const type = oneType(operands, node, context, 'All COALESCE operands must be the same type');
  return { node: { ...node, children: operands.map((operand) => coerce(operand, type).node) }, type };
}

function oneType(bounds: readonly Bound[], node: SqlNode, context: BindContext, detail: string): string {
  const types = bounds.map(({ type }) => type);
  requireOneType(types, node, context, detail);
  return commonType(types);
}
