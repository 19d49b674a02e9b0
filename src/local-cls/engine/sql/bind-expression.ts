/**
 * Judges an expression as Presto would and turns it into the engine's form: every column and function must be known,
 * and every type must fit. What has no case here is refused by name.
 */
import { bindArithmetic } from './bind-arithmetic';
import { bindArray, bindSubscript } from './bind-array';
import { bindCall } from './bind-call';
import { bindCase, bindCoalesce } from './bind-case';
import { bindCast } from './bind-cast';
import { bindBetween, bindComparison, bindIn } from './bind-comparison';
import { bindConstant } from './bind-constant';
import { type BindContext, refuse } from './bind-context';
import { briefNode } from './bind-lambda';
import { bindSubquery } from './bind-subquery';
import { bindWindow } from './bind-window';
import { type Bound } from './bound';
import { isGrouped } from './check-grouping';
import { functionRule } from './functions/function-table';
import { UNKNOWN } from './sql-type';
import { callNode, nodesOf, type SqlNode } from './tree';

export function bindExpression(node: SqlNode, context: BindContext): Bound {
  switch (node.class) {
    case 'COLUMN_REF':
      return bindColumn(node, context);
    case 'CONSTANT':
      return bindConstant(node, context);
    case 'CAST':
      return bindCast(node, context);
    case 'COMPARISON':
      return bindComparison(node, context);
    case 'BETWEEN':
      return bindBetween(node, context);
    case 'CONJUNCTION':
      return bindBooleans(node, context);
    case 'CASE':
      return bindCase(node, context);
    case 'OPERATOR':
      return bindOperator(node, context);
    case 'FUNCTION':
      return bindFunction(node, context);
    case 'WINDOW':
      return bindWindow(node, context);
    case 'SUBQUERY':
      return bindSubquery(node, context);
    default:
      throw refuse(context, node, `${node.type} is not supported`);
  }
}

/** Binds a member that must be boolean. */
export function bindCondition(node: SqlNode, context: BindContext): SqlNode {
  const bound = bindExpression(node, context);
  if (bound.type !== 'boolean' && bound.type !== UNKNOWN) {
    throw refuse(context, node, `${context.clause} clause must evaluate to a boolean: actual type ${bound.type}`);
  }
  return bound.node;
}

/** Words that are calls without parentheses in Presto. */
const CALLS_BY_NAME = /^(?:current_timestamp|current_date|current_time|localtimestamp|localtime)$/i;

function bindColumn(node: SqlNode, context: BindContext): Bound {
  const [name, ...rest] = node['column_names'] as string[];
  if (
    rest.length === 0 &&
    CALLS_BY_NAME.test(name!) &&
    !context.scope.has(name!) &&
    functionRule(name!) !== undefined
  ) {
    return bindCall({ ...callNode(name!), query_location: node.query_location ?? 0 }, context);
  }
  const { node: column, type } = context.scope.resolve(node);
  const isOuter = context.lambda !== undefined && !context.lambda.parameters.includes(column);
  return { node: isOuter ? briefNode(column, type, name!, context) : column, type };
}

function bindFunction(node: SqlNode, context: BindContext): Bound {
  if (node['function_name'] === 'list_value') {
    return bindArray(node, context);
  }
  return node['is_operator'] === true ? bindArithmetic(node, context) : bindCall(node, context);
}

function bindBooleans(node: SqlNode, context: BindContext): Bound {
  const children = nodesOf(node['children']).map((child) => {
    const { node: bound, type } = bindExpression(child, context);
    if (type !== 'boolean' && type !== UNKNOWN) {
      throw refuse(context, child, `Logical expression term must evaluate to a boolean: actual type ${type}`);
    }
    return bound;
  });
  return { node: { ...node, children }, type: 'boolean' };
}

function bindOperator(node: SqlNode, context: BindContext): Bound {
  switch (node.type) {
    case 'OPERATOR_NOT':
      return bindBooleans(node, context);
    case 'OPERATOR_IS_NULL':
    case 'OPERATOR_IS_NOT_NULL': {
      const children = nodesOf(node['children']).map((child) => bindExpression(child, context).node);
      return { node: { ...node, children }, type: 'boolean' };
    }
    case 'COMPARE_IN':
    case 'COMPARE_NOT_IN':
      return bindIn(node, context);
    case 'OPERATOR_COALESCE':
      return bindCoalesce(node, context);
    case 'ARRAY_EXTRACT':
      return bindSubscript(node, context);
    case 'ARRAY_CONSTRUCTOR':
      return bindArray(node, context);
    case 'OPERATOR_TRY':
      return bindTry(node, context);
    default:
      throw refuse(context, node, `${node.type} is not supported`);
  }
}

/** NULL where the expression fails. The engine cannot do so around aggregates. */
function bindTry(node: SqlNode, context: BindContext): Bound {
  const source = nodesOf(node['children'])[0]!;
  if (isGrouped([source])) {
    throw refuse(context, node, 'TRY around aggregate functions is not supported by the local CLS');
  }
  const child = bindExpression(source, context);
  return { node: { ...node, children: [child.node] }, type: child.type };
}
