/** Calls, operators spelt as calls, and window functions: judged by the function table. */
import { type BindContext, refuse } from './bind-context';
import { bindExpression, type Bound, isNumber } from './bind-expression';
import { bindLambda } from './bind-lambda';
import { type FunctionRule } from './functions/function-rule';
import { functionRule } from './functions/function-table';
import { INTERVAL_CALLS, intervalAmount } from './functions/interval';
import { type GivenArgument, type Match, matchCall } from './functions/match-call';
import { commonType, familyOf, type SqlType, UNKNOWN } from './sql-type';
import { callNode, constantValue, nodeOf, nodesOf, type SqlNode } from './tree';

export function bindCall(node: SqlNode, context: BindContext): Bound {
  const name = String(node['function_name']);
  if (intervalAmount(node) !== undefined) {
    return { node, type: 'interval' };
  }
  if (name === 'list_value') {
    return bindArray(node, context);
  }
  if (node['is_operator'] === true) {
    return bindArithmetic(node, name, context);
  }
  refuseExtras(node, context);
  const rule = functionRule(name);
  if (rule === undefined || INTERVAL_CALLS.includes(name)) {
    throw refuse(context, node, `Function '${name}' not registered`);
  }
  if (rule.window) {
    throw refuse(context, node, `Window function ${name} requires an OVER clause`);
  }
  if (rule.aggregate && context.clause !== 'SELECT' && context.clause !== 'HAVING' && context.clause !== 'ORDER BY') {
    throw refuse(context, node, `${context.clause} clause cannot contain aggregations: ${name}`);
  }
  const match = matchArguments(node, nodesOf(node['children']), rule, context);
  const { schema: _schema, ...plain } = node;
  return finish(plain as SqlNode, name, match, context);
}

export function bindWindow(node: SqlNode, context: BindContext): Bound {
  const name = String(node['function_name']);
  const rule = functionRule(name);
  if (rule === undefined || !(rule.aggregate || rule.window)) {
    throw refuse(context, node, `Function '${name}' not registered as a window function`);
  }
  if (context.clause !== 'SELECT' && context.clause !== 'ORDER BY') {
    throw refuse(context, node, `${context.clause} clause cannot contain window functions`);
  }
  refuseExtras(node, context);
  const rebound = { ...node };
  rebound['partitions'] = nodesOf(node['partitions']).map((child) => bindExpression(child, context).node);
  rebound['orders'] = (node['orders'] as { expression: SqlNode }[] | undefined)?.map((order) => ({
    ...order,
    expression: bindExpression(order.expression, context).node,
  }));
  for (const member of ['start_expr', 'end_expr']) {
    const child = nodeOf(node[member]);
    if (child !== undefined) {
      rebound[member] = bindExpression(child, context).node;
    }
  }
  refuseFrame(node, name, rule, context);
  // The engine keeps the second and third argument of lag and lead apart.
  const apart = ['offset_expr', 'default_expr'].filter((member) => node[member] !== undefined);
  const children = [...nodesOf(node['children']), ...apart.map((member) => node[member] as SqlNode)];
  const match = matchArguments(node, children, rule, context);
  const bound = finish(rebound, name, match, context);
  const call = bound.node.class === 'WINDOW' ? bound.node : undefined;
  if (call !== undefined && apart.length > 0) {
    const all = nodesOf(call['children']);
    apart.forEach((member, index) => (call[member] = all[all.length - apart.length + index]));
    call['children'] = all.slice(0, all.length - apart.length);
  }
  return bound;
}

function refuseFrame(node: SqlNode, name: string, rule: FunctionRule, context: BindContext): void {
  if (rule.window !== 'ranking' && rule.window !== 'shifting') {
    return;
  }
  const hasFrame = node['start'] !== 'UNBOUNDED_PRECEDING' || node['end'] !== 'CURRENT_ROW_RANGE';
  if (hasFrame) {
    throw refuse(context, node, `Cannot specify window frame for ${name} function`);
  }
  if (rule.window === 'shifting' && nodesOf(node['orders']).length === 0) {
    throw refuse(context, node, `${name} function requires an ORDER BY window clause`);
  }
}

function finish(node: SqlNode, name: string, { rule, args, type }: Match, context: BindContext): Bound {
  const types = args.map((arg) => arg.type);
  if (rule.replace !== undefined) {
    const replaced = rule.replace(args);
    if (typeof replaced === 'string') {
      throw refuse(context, node, `${name}: ${replaced}`);
    }
    return { node: { ...replaced, ...(node.alias === undefined ? {} : { alias: node.alias }) }, type };
  }
  const children = rule.pass?.(args) ?? args.map((arg) => arg.node);
  if (typeof children === 'string') {
    throw refuse(context, node, `${name}: ${children}`);
  }
  const { alias, ...call } = { ...node, function_name: rule.as ?? name.toLowerCase(), children };
  const wrapped = rule.wrap?.(call, types) ?? call;
  return { node: { ...wrapped, ...(alias === undefined ? {} : { alias }) }, type };
}

/** FILTER, ORDER BY inside a call, qualified names: not in CLS's documents. */
function refuseExtras(node: SqlNode, context: BindContext): void {
  const orders = (node['order_bys'] as { orders?: unknown[] } | undefined)?.orders ?? [];
  const schema = node['schema'];
  if (node['filter'] !== undefined || node['filter_expr'] !== undefined) {
    throw refuse(context, node, 'filter (where ...) is not documented by CLS, use case or count_if');
  }
  if (orders.length > 0 || nodesOf(node['arg_orders']).length > 0) {
    throw refuse(context, node, 'ORDER BY inside a function call is not documented by CLS');
  }
  if (node['catalog'] !== undefined || (schema !== undefined && schema !== '' && schema !== 'main')) {
    throw refuse(context, node, `Function '${String(schema)}.${String(node['function_name'])}' not registered`);
  }
}

function matchArguments(node: SqlNode, children: readonly SqlNode[], rule: FunctionRule, context: BindContext): Match {
  const given = children.map((child): GivenArgument =>
    child.class === 'LAMBDA' ? { lambda: child } : bindExpression(child, context),
  );
  const match = matchCall(rule, given, (lambda, types) => bindLambda(lambda, types, context));
  if (match === undefined) {
    const name = String(node['function_name']);
    const types = given.map((argument) => ('lambda' in argument ? 'function' : argument.type)).join(', ');
    throw refuse(
      context,
      node,
      `Unexpected parameters (${types}) for function ${name}. Expected: ${formsOf(name, rule)}`,
    );
  }
  return match;
}

function formsOf(name: string, rule: FunctionRule): string {
  const kinds = [...rule.args, ...(rule.optional ?? []).map((kind) => `[${kind}]`), ...(rule.rest ? ['...'] : [])];
  const form = `${name}(${kinds.join(', ')})`;
  return rule.or === undefined ? form : `${form}, ${formsOf(name, rule.or)}`;
}

function bindArray(node: SqlNode, context: BindContext): Bound {
  const children = nodesOf(node['children']).map((child) => bindExpression(child, context));
  const type = `array(${commonType(children.map((child) => child.type))})`;
  return { node: { ...node, children: children.map((child) => child.node) }, type };
}

const ARITHMETIC = ['+', '-', '*', '/', '%'];
const LIKE = ['~~', '!~~'];

function bindArithmetic(node: SqlNode, name: string, context: BindContext): Bound {
  const operands = nodesOf(node['children']).map((child) => bindExpression(child, context));
  const types = operands.map(({ type }) => type);
  const children = operands.map((operand) => operand.node);
  const allText = types.every((type) => type === 'varchar' || type === UNKNOWN);
  if (name === '||' && allText) {
    return { node: { ...node, children }, type: 'varchar' };
  }
  if (LIKE.includes(name) && allText) {
    return { node: { ...node, children }, type: 'boolean' };
  }
  const type = ARITHMETIC.includes(name) ? arithmeticType(name, types) : undefined;
  if (type === undefined) {
    const shown = LIKE.includes(name) ? 'LIKE' : name;
    throw refuse(context, node, `Cannot apply operator: '${shown}' to ${types.join(', ')}`);
  }
  if ((name === '/' || name === '%') && mayBeZero(operands[1]!)) {
    children[1] = callNode('cls_divisor', children[1]!);
  }
  return { node: { ...node, children }, type };
}

function arithmeticType(name: string, types: readonly SqlType[]): SqlType | undefined {
  if (types.every(isNumber)) {
    const common = commonType(types);
    // The engine divides decimals as doubles.
    return name === '/' && common === 'decimal' ? 'double' : common;
  }
  const families = types.map(familyOf);
  if ((name === '+' || name === '-') && families.length === 2) {
    if (families[0] === 'time' && families[1] === 'interval') {
      return 'timestamp';
    }
    if (name === '-' && families[0] === 'time' && families[1] === 'time') {
      return 'interval';
    }
  }
  return undefined;
}

/** Integer division by zero fails in Presto; the engine would answer NULL. */
function mayBeZero({ node, type }: Bound): boolean {
  const constant = constantValue(node);
  const isZero = constant === undefined || ('number' in constant && Number(constant.number) === 0);
  return (type === 'bigint' || type === 'integer') && isZero;
}
