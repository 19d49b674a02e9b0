/** Calls: judged by the function table. */
import { type BindContext, limitNode, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { bindLambda, WalkedLists } from './bind-lambda';
import { type Bound } from './bound';
import { engineCast } from './coerce';
import { type Argument, type FunctionRule } from './functions/function-rule';
import { functionRule } from './functions/function-table';
import { intervalAmount } from './functions/interval';
import { type GivenArgument, type Match, matchCall } from './functions/match-call';
import { once } from './once';
import { familyOf, type SqlType, typeParts } from './sql-type';
import { boundedText } from './text-growth';
import { callNode, caseNode, compareNode, integerNode, nodesOf, type SqlNode, textNode } from './tree';

/** Values that an aggregate keeps; functions of arrays look at each for each, and cannot be interrupted. */
const MOST_GATHERED = 10_000;

export function bindCall(node: SqlNode, context: BindContext): Bound {
  const name = String(node['function_name']);
  const hasTypedCast = context.statement.castTypes.has(nodesOf(node['children'])[0]?.query_location ?? -1);
  if (intervalAmount(node) !== undefined && !hasTypedCast) {
    return { node, type: 'interval' };
  }
  refuseExtras(node, context);
  const rule = functionRule(name, nodesOf(node['children']).length);
  if (rule === undefined) {
    throw refuse(context, node, `Function '${name}' not registered`);
  }
  if (rule.window) {
    throw refuse(context, node, `Window function ${name} requires an OVER clause`);
  }
  if (node['distinct'] === true && !rule.aggregate) {
    throw refuse(context, node, `DISTINCT is not supported for non-aggregation functions: ${name}`);
  }
  const { schema: _schema, ...plain } = node;
  const match = matchArguments(
    node,
    nodesOf(node['children']),
    rule,
    rule.aggregate ? inAggregate(node, context) : context,
  );
  return finishCall(plain as SqlNode, name, match, context);
}

/** The context of an aggregate's arguments; names there mean columns of the tables. */
function inAggregate(node: SqlNode, context: BindContext): BindContext {
  const name = String(node['function_name']).replace('count_star', 'count');
  if (context.clause !== 'SELECT' && context.clause !== 'HAVING' && context.clause !== 'ORDER BY') {
    throw refuse(context, node, `${context.clause} clause cannot contain aggregations: ${name}`);
  }
  if (context.inside === 'aggregate') {
    throw refuse(context, node, `Cannot nest aggregations inside aggregation: ${name}`);
  }
  return { ...context, scope: context.scope.withOutputs([]), inside: 'aggregate' };
}

/** The call in the engine's form. Large arguments are written once, for the rules may name them several times. */
export function finishCall(
  node: SqlNode,
  name: string,
  { rule, args, type, lists }: CallMatch,
  context: BindContext,
): Bound {
  const build = (nodes: readonly SqlNode[]): SqlNode => {
    const given = args.map((arg, index): Argument => ({ ...arg, node: nodes[index]! }));
    return buildCall(node, name, rule, given, context);
  };
  const finish = (nodes: readonly SqlNode[]): SqlNode => {
    if (type === 'varchar') {
      const bounded = boundedText(name, nodes, build, context);
      if (bounded !== undefined) {
        return bounded;
      }
    }
    if (rule.takes !== undefined) {
      const { takes } = rule;
      return once(nodes, (all) => boundedCall(name, takes, all, build(all), context));
    }
    const made = rule.replace === undefined ? build(nodes) : once(nodes, build);
    return rule.grows && type.startsWith('array(')
      ? callNode('cls_short', made, textNode(name), longestArrayNode(context))
      : made;
  };
  const call = lists.around(
    args.map((arg) => arg.node),
    finish,
  );
  return { node: familyOf(type) === 'number' ? engineCast(call, type) : call, type };
}

function longestArrayNode(context: BindContext): SqlNode {
  return limitNode(context.statement.longestArray, 1, context);
}

/** The call, unless it takes too much. */
function boundedCall(
  name: string,
  { what, amount }: NonNullable<FunctionRule['takes']>,
  args: readonly SqlNode[],
  call: SqlNode,
  context: BindContext,
): SqlNode {
  const isArray = what === 'elements';
  const limit = isArray ? longestArrayNode(context) : limitNode(context.statement.mostPairs, 1, context);
  const failure = callNode(isArray ? 'cls_long_array' : 'cls_many_pairs', textNode(name), limit);
  return caseNode(compareNode('GREATERTHAN', amount(args), limit), failure, call);
}

function buildCall(
  node: SqlNode,
  name: string,
  rule: FunctionRule,
  args: readonly Argument[],
  context: BindContext,
): SqlNode {
  const replaced = rule.replace?.(args) ?? rule.pass?.(args) ?? args.map((arg) => arg.node);
  if (typeof replaced === 'string') {
    throw refuse(context, node, `${name}: ${replaced}`);
  }
  if (!Array.isArray(replaced)) {
    return replaced;
  }
  const types = args.map((arg): SqlType => arg.type);
  const isCounted = rule.gathers && node['distinct'] !== true && types.some(isLong);
  const children = isCounted ? replaced.map((value) => counted(value, name, context)) : replaced;
  const { alias: _alias, ...plain } = { ...node, function_name: rule.as ?? name.toLowerCase(), children };
  const call = plain as SqlNode;
  const bounded = rule.gathers ? callNode('cls_gathered', call, textNode(name), integerNode(MOST_GATHERED)) : call;
  return rule.wrap?.(bounded, types) ?? bounded;
}

/** Whether values of the type may be much longer than a number. */
function isLong(type: SqlType): boolean {
  return type === 'varchar' || type === 'varbinary' || type === 'json' || typeParts(type) !== undefined;
}

/** A value that an aggregate keeps; the statement fails when all of them take too much. */
function counted(value: SqlNode, name: string, { statement }: BindContext): SqlNode {
  return once([value], ([one]) => callNode('cls_gathering', one!, textNode(name), integerNode(statement.gathering)));
}

/** FILTER, ORDER BY inside a call, qualified names: not in CLS's documents. */
export function refuseExtras(node: SqlNode, context: BindContext): void {
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

/** A match, and the lists that its lambdas walk. */
type CallMatch = Match & { lists: WalkedLists };

export function matchArguments(
  node: SqlNode,
  children: readonly SqlNode[],
  rule: FunctionRule,
  context: BindContext,
): CallMatch {
  const given = children.map((child): GivenArgument =>
    child.class === 'LAMBDA' ? { lambda: child } : bindExpression(child, context),
  );
  const lists = new WalkedLists(given, context);
  const match = matchCall(rule, given, (lambda, types) => bindLambda(lambda, types, context, lists.times));
  if (match === undefined) {
    const name = String(node['function_name']);
    const types = given.map((argument) => ('lambda' in argument ? 'function' : argument.type)).join(', ');
    throw refuse(
      context,
      node,
      `Unexpected parameters (${types}) for function ${name}. Expected: ${formsOf(name, rule)}`,
    );
  }
  return { ...match, lists };
}

function formsOf(name: string, rule: FunctionRule): string {
  const kinds = [...rule.args, ...(rule.optional ?? []).map((kind) => `[${kind}]`), ...(rule.rest ? ['...'] : [])];
  const form = `${name}(${kinds.join(', ')})`;
  return rule.or === undefined ? form : `${form}, ${formsOf(name, rule.or)}`;
}
