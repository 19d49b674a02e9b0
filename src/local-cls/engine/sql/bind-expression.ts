/**
 * Judges an expression as Presto would and turns it into the engine's form: every column and function must be known,
 * and every type must fit. What has no case here is refused by name.
 */
import { bindCall, bindWindow } from './bind-call';
import { type BindContext, refuse } from './bind-context';
import { bindCast } from './bind-cast';
import { bindQuery } from './bind-query';
import { commonType, comparable, familyOf, type SqlType, UNKNOWN } from './sql-type';
import { callNode, castNode, nodeOf, nodesOf, type SqlNode } from './tree';

/** An expression in the engine's form, and its Presto type. */
export interface Bound {
  node: SqlNode;
  type: SqlType;
}

const CONSTANT_TYPES: Readonly<Record<string, SqlType>> = {
  NULL: UNKNOWN,
  INTEGER: 'integer',
  BIGINT: 'bigint',
  DECIMAL: 'decimal',
  DOUBLE: 'double',
  VARCHAR: 'varchar',
  BOOLEAN: 'boolean',
};

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
      return bindCall(node, context);
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
const CALLS_BY_NAME = new Set(['current_timestamp', 'localtimestamp']);

function bindColumn(node: SqlNode, context: BindContext): Bound {
  const [name, ...rest] = node['column_names'] as string[];
  if (rest.length === 0 && CALLS_BY_NAME.has(name!.toLowerCase()) && !context.scope.has(name!)) {
    return { node: castNode(callNode('now'), 'TIMESTAMP'), type: 'timestamp' };
  }
  return { node, type: context.scope.resolve(node) };
}

function bindConstant(node: SqlNode, context: BindContext): Bound {
  const type = CONSTANT_TYPES[(node['value'] as { type: { id: string } }).type.id];
  if (type === undefined || typeof (node['value'] as { value?: unknown }).value === 'object') {
    throw refuse(context, node, 'Invalid numeric literal');
  }
  return { node, type };
}

function bindComparison(node: SqlNode, context: BindContext): Bound {
  const left = bindExpression(node['left'] as SqlNode, context);
  const right = bindExpression(node['right'] as SqlNode, context);
  requireComparable(left.type, right.type, node, context);
  return { node: { ...node, left: left.node, right: right.node }, type: 'boolean' };
}

function bindBetween(node: SqlNode, context: BindContext): Bound {
  const [input, lower, upper] = ['input', 'lower', 'upper'].map((member) =>
    bindExpression(node[member] as SqlNode, context),
  );
  requireComparable(input!.type, lower!.type, node, context);
  requireComparable(input!.type, upper!.type, node, context);
  return { node: { ...node, input: input!.node, lower: lower!.node, upper: upper!.node }, type: 'boolean' };
}

function requireComparable(left: SqlType, right: SqlType, node: SqlNode, context: BindContext): void {
  if (!comparable(left, right)) {
    throw refuse(context, node, `Cannot apply operator: ${left} and ${right} cannot be compared, cast one of them`);
  }
}

function bindBooleans(node: SqlNode, context: BindContext): Bound {
  const children = nodesOf(node['children']).map((child) => bindCondition(child, context));
  return { node: { ...node, children }, type: 'boolean' };
}

function bindCase(node: SqlNode, context: BindContext): Bound {
  const types: SqlType[] = [];
  const branch = (child: SqlNode): SqlNode => {
    const bound = bindExpression(child, context);
    types.push(bound.type);
    return bound.node;
  };
  const case_checks = (node['case_checks'] as { when_expr: SqlNode; then_expr: SqlNode }[]).map((check) => ({
    when_expr: bindCondition(check.when_expr, context),
    then_expr: branch(check.then_expr),
  }));
  const otherwise = nodeOf(node['else_expr']);
  const else_expr = otherwise === undefined ? undefined : branch(otherwise);
  requireOneFamily(types, node, context, 'All CASE results must be the same type');
  return { node: { ...node, case_checks, ...(else_expr === undefined ? {} : { else_expr }) }, type: commonType(types) };
}

function bindOperator(node: SqlNode, context: BindContext): Bound {
  if (node.type === 'OPERATOR_NOT') {
    return bindBooleans(node, context);
  }
  const children = nodesOf(node['children']).map((child) => bindExpression(child, context));
  const types = children.map(({ type }) => type);
  const bound = { ...node, children: children.map((child) => child.node) };
  switch (node.type) {
    case 'OPERATOR_IS_NULL':
    case 'OPERATOR_IS_NOT_NULL':
      return { node: bound, type: 'boolean' };
    case 'COMPARE_IN':
    case 'COMPARE_NOT_IN':
      requireOneFamily(types, node, context, 'IN value and list items must be the same type');
      return { node: bound, type: 'boolean' };
    case 'OPERATOR_COALESCE':
      requireOneFamily(types, node, context, 'All COALESCE operands must be the same type');
      return { node: bound, type: commonType(types) };
    case 'ARRAY_EXTRACT':
      return { node: bound, type: elementType(types[0]!, node, context) };
    default:
      throw refuse(context, node, `${node.type} is not supported`);
  }
}

function elementType(type: SqlType, node: SqlNode, context: BindContext): SqlType {
  const element = /^array\((.*)\)$/.exec(type);
  if (element === null) {
    throw refuse(context, node, `Cannot use subscript on ${type}`);
  }
  return element[1]!;
}

function requireOneFamily(types: readonly SqlType[], node: SqlNode, context: BindContext, detail: string): void {
  const known = types.filter((type) => type !== UNKNOWN);
  const other = known.find((type) => !comparable(known[0]!, type));
  if (other !== undefined) {
    throw refuse(context, node, `${detail}: ${known[0]}, ${other}`);
  }
}

function bindSubquery(node: SqlNode, context: BindContext): Bound {
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

/** Whether an array of these types may hold the value, for messages of calls. */
export function isNumber(type: SqlType): boolean {
  return type === UNKNOWN || familyOf(type) === 'number';
}
