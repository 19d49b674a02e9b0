/** Comparisons, BETWEEN and IN: only between types that Presto compares. */
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { compareValues, mayBeNan } from './compare-values';
import { once } from './once';
import { comparable, type SqlType, UNKNOWN } from './sql-type';
import { allOfNodes, nodesOf, type SqlNode } from './tree';

export function bindComparison(node: SqlNode, context: BindContext): Bound {
  const left = bindExpression(node['left'] as SqlNode, context);
  const right = bindExpression(node['right'] as SqlNode, context);
  requireComparable(left.type, right.type, node, context);
  return { node: compareValues(node.type, left, right), type: 'boolean' };
}

export function bindBetween(node: SqlNode, context: BindContext): Bound {
  const [input, lower, upper] = ['input', 'lower', 'upper'].map((member) =>
    bindExpression(node[member] as SqlNode, context),
  ) as [Bound, Bound, Bound];
  requireComparable(input.type, lower.type, node, context);
  requireComparable(input.type, upper.type, node, context);
  if (![input, lower, upper].some(mayBeNan)) {
    const plain = { class: 'BETWEEN', type: node.type, input: input.node, lower: lower.node, upper: upper.node };
    return { node: plain, type: 'boolean' };
  }
  const [above, below] = [
    compareValues('COMPARE_GREATERTHANOREQUALTO', input, lower),
    compareValues('COMPARE_LESSTHANOREQUALTO', input, upper),
  ];
  return { node: allOfNodes([above, below]), type: 'boolean' };
}

/** `x IN (a, b)`; with a sub-query it is another node. */
export function bindIn(node: SqlNode, context: BindContext): Bound {
  const children = nodesOf(node['children']).map((child) => bindExpression(child, context));
  requireOneType(
    children.map(({ type }) => type),
    node,
    context,
    'IN value and list items must be the same type',
  );
  return { node: inNode(node, children), type: 'boolean' };
}

/** As one comparison with each member, which the engine does not for not a number. */
function inNode(node: SqlNode, children: readonly Bound[]): SqlNode {
  const nodes = children.map((child) => child.node);
  if (!children.some(mayBeNan)) {
    return { ...node, children: nodes };
  }
  const types = children.map(({ type }) => type);
  return once(nodes, ([input, ...members]) => {
    const [left, ...rest] = [input!, ...members].map((member, index) => ({ node: member, type: types[index]! }));
    const isNotIn = node.type === 'COMPARE_NOT_IN';
    const type = isNotIn ? 'COMPARE_NOTEQUAL' : 'COMPARE_EQUAL';
    return {
      class: 'CONJUNCTION',
      type: isNotIn ? 'CONJUNCTION_AND' : 'CONJUNCTION_OR',
      children: rest.map((member) => compareValues(type, left!, member)),
    };
  });
}

export function requireComparable(left: SqlType, right: SqlType, node: SqlNode, context: BindContext): void {
  if (!comparable(left, right)) {
    throw refuse(context, node, `Cannot apply operator: ${left} and ${right} cannot be compared, cast one of them`);
  }
}

/** Throws `detail` with the first two types that have none in common. */
export function requireOneType(types: readonly SqlType[], node: SqlNode, context: BindContext, detail: string): void {
  const known = types.filter((type) => type !== UNKNOWN);
  const other = known.find((type) => !comparable(known[0]!, type));
  if (other !== undefined) {
    throw refuse(context, node, `${detail}: ${known[0]}, ${other}`);
  }
}
