/** The comparison of two bound values. Not a number equals nothing and has no order; in the engine it is the largest. */
import { type Bound } from './bound';
import { once } from './once';
import {
  callNode,
  caseNode,
  castNode,
  compareNode,
  constantValue,
  integerNode,
  NULL_NODE,
  nodeOf,
  type SqlNode,
} from './tree';

export function compareValues(type: string, left: Bound, right: Bound): SqlNode {
  const plain = (a: SqlNode, b: SqlNode): SqlNode => ({ ...compareNode('EQUAL', a, b), type });
  if (!(mayBeNan(left) || mayBeNan(right)) || type.endsWith('DISTINCT_FROM')) {
    return plain(left.node, right.node);
  }
  const answer = compareNode('EQUAL', integerNode(1), integerNode(type === 'COMPARE_NOTEQUAL' ? 1 : 0));
  return once([left.node, right.node], ([a, b]) => {
    const isNan: SqlNode = { class: 'CONJUNCTION', type: 'CONJUNCTION_OR', children: [isNanNode(a!), isNanNode(b!)] };
    const isKnown: SqlNode = { class: 'OPERATOR', type: 'OPERATOR_IS_NOT_NULL', children: [plain(a!, b!)] };
    return caseNode(isNan, caseNode(isKnown, answer, NULL_NODE), plain(a!, b!));
  });
}

export function isNanNode(value: SqlNode): SqlNode {
  return callNode('isnan', castNode(value, 'DOUBLE'));
}

/** Numbers that the statement spells are numbers; a column may be computed in a sub-query. */
export function mayBeNan({ node, type }: Bound): boolean {
  if (type !== 'double') {
    return false;
  }
  const value = constantValue(withoutCasts(node));
  return value === undefined || ('text' in value && !Number.isFinite(Number(value.text)));
}

function withoutCasts(node: SqlNode): SqlNode {
  const child = node.class === 'CAST' ? nodeOf(node['child']) : undefined;
  return child === undefined ? node : withoutCasts(child);
}
