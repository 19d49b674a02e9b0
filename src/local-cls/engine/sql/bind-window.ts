/** Functions with OVER: ranking, shifting and value functions, and every aggregate. */
import { finishCall, matchArguments, refuseExtras } from './bind-call';
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { bindOrders } from './bind-modifiers';
import { type Bound } from './bound';
import { type FunctionRule } from './functions/function-rule';
import { functionRule } from './functions/function-table';
import { isWhole } from './sql-type';
import { nodeOf, nodesOf, type SqlNode } from './tree';

export function bindWindow(node: SqlNode, outer: BindContext): Bound {
  const name = String(node['function_name']);
  const rule = functionRule(name);
  if (rule === undefined || !(rule.aggregate || rule.window)) {
    throw refuse(outer, node, `Function '${name}' not registered as a window function`);
  }
  if ((outer.clause !== 'SELECT' && outer.clause !== 'ORDER BY') || outer.inside !== undefined) {
    const where = outer.inside === undefined ? `${outer.clause} clause` : `${outer.inside} function`;
    throw refuse(outer, node, `${where} cannot contain window functions: ${name}`);
  }
  if (rule.gathers) {
    throw refuse(outer, node, `${name} is not supported with OVER`);
  }
  refuseExtras(node, outer);
  if (
    node['distinct'] === true ||
    node['ignore_nulls'] === true ||
    (node['exclude_clause'] ?? 'NO_OTHER') !== 'NO_OTHER'
  ) {
    throw refuse(outer, node, 'DISTINCT, IGNORE NULLS and EXCLUDE are not documented for window functions');
  }
  const context: BindContext = { ...outer, inside: 'window' };
  const rebound: SqlNode = {
    ...node,
    partitions: nodesOf(node['partitions']).map((child) => bindExpression(child, context).node),
    orders: bindOrders(node['orders'], (expression) => bindExpression(expression, context).node),
    ...bindFrame(node, name, rule, context),
  };
  // The engine keeps the second and third argument of lag and lead apart.
  const apart = ['offset_expr', 'default_expr'].filter((member) => node[member] !== undefined);
  const children = [...nodesOf(node['children']), ...apart.map((member) => node[member] as SqlNode)];
  const match = matchArguments(node, children, rule, context);
  const bound = finishCall(rebound, name, match, context);
  moveApart(windowOf(bound.node), apart);
  return bound;
}

/** The window itself, inside what a rule puts around it. */
function windowOf(node: SqlNode): SqlNode | undefined {
  const child = nodeOf(node['child']);
  return node.class === 'WINDOW' || child === undefined ? node : windowOf(child);
}

function moveApart(call: SqlNode | undefined, members: readonly string[]): void {
  if (call?.class === 'WINDOW' && members.length > 0) {
    const all = nodesOf(call['children']);
    const kept = all.length - members.length;
    members.forEach((member, index) => (call[member] = all[kept + index]));
    call['children'] = all.slice(0, kept);
  }
}

/** ROWS with any bounds; RANGE only to the ends and the current row, as in Presto. */
function bindFrame(node: SqlNode, name: string, rule: FunctionRule, context: BindContext): Record<string, SqlNode> {
  const isDefault = node['start'] === 'UNBOUNDED_PRECEDING' && node['end'] === 'CURRENT_ROW_RANGE';
  if (!isDefault && (rule.window === 'ranking' || rule.window === 'shifting')) {
    throw refuse(context, node, `Cannot specify window frame for ${name} function`);
  }
  if (rule.window === 'shifting' && nodesOf(node['orders']).length === 0) {
    throw refuse(context, node, `${name} function requires an ORDER BY window clause`);
  }
  const kinds = `${String(node['start'])} ${String(node['end'])}`;
  if (/GROUPS|EXPR_\w+_RANGE/.test(kinds)) {
    throw refuse(context, node, 'Window frame RANGE with a value and GROUPS are not supported');
  }
  return Object.fromEntries(
    ['start_expr', 'end_expr'].flatMap((member) => {
      const child = nodeOf(node[member]);
      const bound = child && bindExpression(child, context);
      if (bound !== undefined && !isWhole(bound.type)) {
        throw refuse(context, child, `Window frame bound must be an integer: actual type ${bound.type}`);
      }
      return bound === undefined ? [] : [[member, bound.node]];
    }),
  );
}
