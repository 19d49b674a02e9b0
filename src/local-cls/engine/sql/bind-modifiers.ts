/** ORDER BY, LIMIT, OFFSET and DISTINCT. */
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Item } from './bind-items';
import { fingerprint } from './check-grouping';
import { same } from './scope';
import { integerNode, nodeOf, nodesOf, type SqlNode, wholeNumber } from './tree';

export interface LimitRule {
  /** Rows when the text names none; undefined: all. */
  fallback: number | undefined;
  /** Checks what the text names. */
  check?: (rows: number, node: SqlNode) => number;
}

interface Modifiers {
  modifiers: SqlNode[];
  /** Expressions of ORDER BY that are no column of the SELECT. */
  orders: SqlNode[];
}

export function bindModifiers(
  node: SqlNode,
  items: readonly Item[],
  context: BindContext,
  limit: LimitRule,
): Modifiers {
  const orders: SqlNode[] = [];
  const given = nodesOf(node['modifiers']);
  const isDistinct = given.some(({ type }) => type === 'DISTINCT_MODIFIER');
  const modifiers = given.map((modifier): SqlNode => {
    switch (modifier.type) {
      case 'ORDER_MODIFIER': {
        const order = bindOrders(modifier['orders'], (expression) => bindOrder(expression, items, context, orders));
        if (isDistinct) {
          requireSelected(orders, items, context);
        }
        return { ...modifier, orders: order };
      }
      case 'LIMIT_MODIFIER':
        return modifier['limit'] === undefined ? withFallback(modifier, limit) : bindLimit(modifier, context, limit);
      case 'DISTINCT_MODIFIER':
        if (modifier['distinct_on_targets'] === undefined) {
          return modifier;
        }
        throw refuse(context, node, 'DISTINCT ON is not supported');
      default:
        throw refuse(context, node, `${modifier.type} is not supported`);
    }
  });
  const isNamed = modifiers.some((modifier) => modifier.type === 'LIMIT_MODIFIER');
  const added = isNamed || limit.fallback === undefined ? [] : [withFallback({ type: 'LIMIT_MODIFIER' }, limit)];
  return { modifiers: [...modifiers, ...added], orders };
}

/** Members of an ORDER BY with their expressions bound; without a word about it, NULL comes last in both directions. */
export function bindOrders(orders: unknown, bind: (expression: SqlNode) => SqlNode): unknown[] {
  return ((orders ?? []) as { null_order: string; expression: SqlNode }[]).map((order) => ({
    ...order,
    null_order: order.null_order === 'ORDER_DEFAULT' ? 'NULLS_LAST' : order.null_order,
    expression: bind(order.expression),
  }));
}

function bindOrder(expression: SqlNode, items: readonly Item[], context: BindContext, orders: SqlNode[]): SqlNode {
  const ordinal = wholeNumber(expression);
  if (ordinal !== undefined) {
    if (ordinal < 1 || ordinal > items.length) {
      throw refuse(context, expression, `ORDER BY position ${ordinal} is not in select list`);
    }
    return integerNode(ordinal);
  }
  const names = expression.class === 'COLUMN_REF' ? (expression['column_names'] as string[]) : [];
  const index = names.length === 1 ? items.findIndex(({ name }) => same(name, names[0]!)) : -1;
  if (index !== -1) {
    return integerNode(index + 1);
  }
  orders.push(expression);
  return bindExpression(expression, context).node;
}

function requireSelected(orders: readonly SqlNode[], items: readonly Item[], context: BindContext): void {
  const selected = new Set(items.map(({ source }) => fingerprint(source, context.scope.withOutputs([]))));
  const other = orders.find((order) => !selected.has(fingerprint(order, context.scope.withOutputs([]))));
  if (other !== undefined) {
    throw refuse(context, other, 'For SELECT DISTINCT, ORDER BY expressions must appear in select list');
  }
}

function bindLimit(modifier: SqlNode, context: BindContext, limit: LimitRule): SqlNode {
  const node = modifier['limit'] as SqlNode;
  const rows = wholeNumber(node);
  const offset = modifier['offset'] === undefined ? 0 : wholeNumber(nodeOf(modifier['offset']));
  if (rows === undefined || offset === undefined || offset === Infinity) {
    throw refuse(context, node, 'LIMIT and OFFSET take whole numbers');
  }
  const checked = limit.check?.(rows, node) ?? rows;
  return { ...modifier, limit: integerNode(Math.min(checked, Number.MAX_SAFE_INTEGER)) };
}

function withFallback(modifier: SqlNode, limit: LimitRule): SqlNode {
  return limit.fallback === undefined ? modifier : { ...modifier, limit: integerNode(limit.fallback) };
}
