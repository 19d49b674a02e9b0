/** Presto's decimals: exact, rounded half up, with the precision and scale that its rules give. */
import { type Bound } from './bound';
import { engineCast } from './coerce';
import { once } from './once';
import { type Decimal, decimalOf, decimalType, MAX_PRECISION } from './sql-type';
import { callNode, castNode, decimalCastNode, integerNode, operatorNode, type SqlNode, textNode } from './tree';

/** `left operator right`, at least one of them a decimal and none a double. Undefined when the scale is too large. */
export function decimalArithmetic(operator: string, left: Bound, right: Bound): Bound | undefined {
  const [a, b] = [decimalOf(left.type), decimalOf(right.type)];
  const result = resultOf(operator, a, b);
  if (result.scale > MAX_PRECISION) {
    return undefined;
  }
  const type = decimalType(result.precision, result.scale);
  switch (operator) {
    case '/':
    case '%': {
      const shift = operator === '/' ? result.scale + b.scale - a.scale : result.scale - a.scale;
      const dividend = scaled(unscaled(left, a), shift);
      const divisor = operator === '/' ? unscaled(right, b) : scaled(unscaled(right, b), result.scale - b.scale);
      const macro = operator === '/' ? 'cls_divide' : 'cls_remainder';
      const quotient = once([dividend, divisor], ([n, d]) => callNode(macro, n!, d!));
      return { node: rescaled(quotient, decimalOf(type)), type };
    }
    default:
      return {
        node: engineCast(operatorNode(operator, asDecimal(left, a), asDecimal(right, b)), type),
        type,
      };
  }
}

function resultOf(operator: string, a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const [wholeA, wholeB] = [a.precision - a.scale, b.precision - b.scale];
  switch (operator) {
    case '*':
      return { precision: a.precision + b.precision, scale: a.scale + b.scale };
    case '/':
      return { precision: a.precision + b.scale + Math.max(b.scale - a.scale, 0), scale };
    case '%':
      return { precision: Math.min(wholeA, wholeB) + scale, scale };
    default:
      return { precision: Math.max(wholeA, wholeB) + scale + 1, scale };
  }
}

/** With all digits the engine has: it keeps results of narrower ones within 18 digits, and fails beyond. */
function asDecimal({ node }: Bound, { scale }: Decimal): SqlNode {
  return decimalCastNode(node, MAX_PRECISION, scale);
}

/** The digits without the point, as one integer. */
function unscaled(bound: Bound, decimal: Decimal): SqlNode {
  const { scale } = decimal;
  if (scale === 0) {
    return castNode(bound.node, 'HUGEINT');
  }
  const factor = decimalCastNode(powerOfTen(scale), scale + 1, 0);
  return castNode(operatorNode('*', asDecimal(bound, decimal), factor), 'HUGEINT');
}

function scaled(node: SqlNode, digits: number): SqlNode {
  return digits === 0 ? node : operatorNode('*', node, castNode(powerOfTen(digits), 'HUGEINT'));
}

function rescaled(node: SqlNode, { precision, scale }: Decimal): SqlNode {
  const whole = decimalCastNode(node, MAX_PRECISION, 0);
  const point = decimalCastNode(textNode(`0.${'1'.padStart(scale, '0')}`), scale, scale);
  return decimalCastNode(scale === 0 ? node : operatorNode('*', whole, point), precision, scale);
}

function powerOfTen(digits: number): SqlNode {
  return digits < 18 ? integerNode(10n ** BigInt(digits)) : textNode(`1${'0'.repeat(digits)}`);
}
