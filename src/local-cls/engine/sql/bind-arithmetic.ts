/** `+ - * / %`, `||` and LIKE: typed as Presto does, without the engine's own conversions. */
import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { coerce, engineCast } from './coerce';
import { decimalArithmetic } from './decimal-arithmetic';
import { once } from './once';
import { commonType, familyOf, isWhole, UNKNOWN } from './sql-type';
import { boundedConcat } from './text-growth';
import {
  callNode,
  caseNode,
  castNode,
  compareNode,
  constantValue,
  integerNode,
  nodesOf,
  operatorNode,
  type SqlNode,
} from './tree';

const LIKE = ['~~', '!~~'];
const ARITHMETIC = ['+', '-', '*', '/', '%'];

export function bindArithmetic(node: SqlNode, context: BindContext): Bound {
  const name = String(node['function_name']);
  const operands = (name === '||' ? chainOf(node) : nodesOf(node['children'])).map((child) =>
    bindExpression(child, context),
  );
  const bound = ARITHMETIC.includes(name)
    ? arithmetic(name, operands, node, context)
    : textual(name, operands, context);
  if (bound === undefined) {
    const shown = LIKE.includes(name) ? 'LIKE' : name;
    throw refuse(context, node, `Cannot apply operator: '${shown}' to ${operands.map(({ type }) => type).join(', ')}`);
  }
  return bound;
}

/** The operands of `a || b || c`. */
function chainOf(node: SqlNode): SqlNode[] {
  return nodesOf(node['children']).flatMap((child) =>
    child.class === 'FUNCTION' && child['is_operator'] === true && child['function_name'] === '||'
      ? chainOf(child)
      : [child],
  );
}

function textual(name: string, operands: readonly Bound[], context: BindContext): Bound | undefined {
  const nodes = operands.map(({ node }) => node);
  if (!operands.every(({ type }) => type === 'varchar' || type === UNKNOWN)) {
    return undefined;
  }
  if (name === '||') {
    return { node: boundedConcat(nodes, context), type: 'varchar' };
  }
  return LIKE.includes(name) ? { node: operatorNode(name, ...nodes), type: 'boolean' } : undefined;
}

function arithmetic(name: string, operands: readonly Bound[], node: SqlNode, context: BindContext): Bound | undefined {
  const [left, right] = operands as [Bound, Bound | undefined];
  if (right === undefined) {
    return familyOf(left.type) === 'number'
      ? { ...left, node: engineCast(operatorNode(name, left.node), left.type) }
      : undefined;
  }
  const types = operands.map(({ type }) => type);
  if (!types.every((type) => type === UNKNOWN || familyOf(type) === 'number')) {
    return timeArithmetic(name, left, right, node, context);
  }
  const type = commonType(types);
  if (type === 'double' || type === UNKNOWN) {
    return { node: doubles(name, coerce(left, 'double').node, coerce(right, 'double').node), type: 'double' };
  }
  if (isWhole(type)) {
    return { node: integers(name, left.node, right.node), type };
  }
  const decimal = decimalArithmetic(name, withType(left, type), withType(right, type));
  if (decimal === undefined) {
    throw refuse(context, node, `DECIMAL scale must be in range [0, 38]: ${types.join(` ${name} `)}`);
  }
  return decimal;
}

function withType(bound: Bound, type: string): Bound {
  return bound.type === UNKNOWN ? coerce(bound, type) : bound;
}

/** Division by zero fails in Presto; the engine would answer NULL. */
function integers(name: string, left: SqlNode, right: SqlNode): SqlNode {
  const divides = name === '/' || name === '%';
  return divides && mayBeZero(right)
    ? once([left, right], ([n, d]) => operatorNode(name, n!, callNode('cls_divisor', n!, d!)))
    : operatorNode(name, left, right);
}

/** A double divided by zero is an infinity or not a number; the engine would answer NULL. */
export function doubles(name: string, left: SqlNode, right: SqlNode): SqlNode {
  if (name !== '/' || !mayBeZero(right)) {
    return operatorNode(name, left, right);
  }
  return once([left, right], ([a, b]) =>
    caseNode(
      compareNode('EQUAL', b!, castNode(integerNode(0), 'DOUBLE')),
      operatorNode('*', a!, callNode('pow', b!, castNode(integerNode(-1), 'DOUBLE'))),
      operatorNode('/', a!, b!),
    ),
  );
}

function mayBeZero(node: SqlNode): boolean {
  const inner = node.class === 'CAST' ? (node['child'] as SqlNode) : node;
  const value = constantValue(inner);
  return value === undefined || !('number' in value) || Number(value.number) === 0;
}

const DATE_INTERVALS = ['to_days', 'to_weeks', 'to_months', 'to_quarters', 'to_years'];

function timeArithmetic(
  name: string,
  left: Bound,
  right: Bound,
  node: SqlNode,
  context: BindContext,
): Bound | undefined {
  const families = [familyOf(left.type), familyOf(right.type)].join(name);
  const plain = operatorNode(name, left.node, right.node);
  switch (families) {
    case 'interval+time':
    case 'time+interval':
    case 'time-interval': {
      const [time, interval] = families.startsWith('time') ? [left, right] : [right, left];
      if (time.type !== 'date') {
        return { node: plain, type: time.type };
      }
      if (!DATE_INTERVALS.includes(String(interval.node['function_name']))) {
        throw refuse(context, node, 'Cannot add hour, minutes or seconds to a date');
      }
      return { node: castNode(plain, 'DATE'), type: 'date' };
    }
    case 'time-time':
      return left.type === right.type ? { node: plain, type: 'interval' } : undefined;
    default:
      return undefined;
  }
}
