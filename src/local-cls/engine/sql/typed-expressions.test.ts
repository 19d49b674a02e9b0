/** Random expressions: type and value are what Presto's rules give, worked out here with integers of any size. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openTestEngine, type TestEngine } from './open-test-engine';

let engine: TestEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

class Failure extends Error {}

interface Decimal {
  /** All digits without the point. */
  digits: bigint;
  precision: number;
  scale: number;
}

/** An expression with its type and, unless it fails, its value; NULL is null. */
interface Expression {
  sql: string;
  type: 'bigint' | 'double' | 'varchar' | 'boolean' | { precision: number; scale: number };
  value: () => bigint | number | string | boolean | null;
}

type Value = ReturnType<Expression['value']>;

const typeName = ({ type }: Expression) =>
  typeof type === 'string' ? type : `decimal(${Math.min(type.precision, 38)},${type.scale})`;

const MAX = 2n ** 63n;
const size = (value: bigint) => (value < 0n ? -value : value);

function whole(value: bigint): bigint {
  if (value >= MAX || value < -MAX) {
    throw new Failure('overflow');
  }
  return value;
}

function divide(a: bigint, b: bigint): bigint {
  if (b === 0n) {
    throw new Failure('division by zero');
  }
  return a / b;
}

/** Half up, away from zero. */
function rounded(a: bigint, b: bigint): bigint {
  const quotient = divide(a, b);
  const rest = a - quotient * b;
  return 2n * size(rest) >= size(b) ? quotient + (a < 0n === b < 0n ? 1n : -1n) : quotient;
}

const WHOLE: Record<string, (a: bigint, b: bigint) => bigint> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': divide,
  '%': (a, b) => (divide(a, b), a % b),
};

const DOUBLE: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

/** Types and digits of decimals (Presto's page of decimal functions). */
function decimals(operator: string, a: Decimal, b: Decimal): Decimal {
  const scale = operator === '*' ? a.scale + b.scale : Math.max(a.scale, b.scale);
  const [left, right] = [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale)];
  const [wholeA, wholeB] = [a.precision - a.scale, b.precision - b.scale];
  switch (operator) {
    case '*':
      return { digits: a.digits * b.digits, precision: a.precision + b.precision, scale };
    case '/': {
      const digits = rounded(a.digits * 10n ** BigInt(scale + b.scale - a.scale), b.digits);
      return { digits, precision: a.precision + b.scale + Math.max(b.scale - a.scale, 0), scale };
    }
    case '%':
      return { digits: WHOLE['%']!(left, right), precision: Math.min(wholeA, wholeB) + scale, scale };
    default:
      return { digits: WHOLE[operator]!(left, right), precision: Math.max(wholeA, wholeB) + scale + 1, scale };
  }
}

function decimalText(digits: bigint, scale: number): string {
  const text = String(size(digits)).padStart(scale + 1, '0');
  const point = text.length - scale;
  return `${digits < 0n ? '-' : ''}${text.slice(0, point)}${scale === 0 ? '' : '.'}${text.slice(point)}`;
}

/** As Java prints a double. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    return String(value);
  }
  if (value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7)) {
    return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
  }
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

const all = (values: readonly Value[], compute: () => Value): Value => (values.includes(null) ? null : compute());

function arithmetic(operator: string, left: Expression, right: Expression): Expression {
  const sql = `(${left.sql} ${operator} ${right.sql})`;
  const both = (compute: (a: Value, b: Value) => Value) => () => {
    const [a, b] = [left.value(), right.value()];
    return all([a, b], () => compute(a, b));
  };
  if (left.type === 'double' || right.type === 'double') {
    const number = (value: Value, { type }: Expression) =>
      typeof type === 'object' ? Number(decimalText(value as bigint, type.scale)) : Number(value);
    const value = both((a, b) => DOUBLE[operator]!(number(a, left), number(b, right)));
    return { sql, type: 'double', value };
  }
  if (left.type === 'bigint' && right.type === 'bigint') {
    return { sql, type: 'bigint', value: both((a, b) => whole(WHOLE[operator]!(a as bigint, b as bigint))) };
  }
  const decimal = ({ type }: Expression, digits: Value): Decimal =>
    typeof type === 'object'
      ? { ...type, digits: digits as bigint }
      : { precision: 19, scale: 0, digits: digits as bigint };
  const { precision, scale } = decimals(operator, decimal(left, 1n), decimal(right, 1n));
  const value = both((a, b) => {
    const { digits } = decimals(operator, decimal(left, a), decimal(right, b));
    if (size(digits) >= 10n ** BigInt(Math.min(precision, 38))) {
      throw new Failure('overflow');
    }
    return digits;
  });
  return { sql, type: { precision, scale }, value };
}

const text = (inner: Expression): Expression => ({
  sql: `cast(${inner.sql} as varchar)`,
  type: 'varchar',
  value: () => {
    const value = inner.value();
    const shown = () =>
      typeof inner.type === 'object'
        ? decimalText(value as bigint, inner.type.scale)
        : inner.type === 'double'
          ? doubleText(value as number)
          : String(value);
    return all([value], shown);
  },
});

const concat = (left: Expression, right: Expression): Expression => ({
  sql: `(${left.sql} || ${right.sql})`,
  type: 'varchar',
  value: () => {
    const [a, b] = [left.value(), right.value()];
    return all([a, b], () => `${String(a)}${String(b)}`);
  },
});

const choice = (test: Expression, then: Expression, otherwise: Expression): Expression => ({
  sql: `case when ${test.sql} then ${then.sql} else ${otherwise.sql} end`,
  type: then.type,
  value: () => (test.value() === true ? then : otherwise).value(),
});

const compared = (left: Expression, right: Expression): Expression => ({
  sql: `(${left.sql} < ${right.sql})`,
  type: 'boolean',
  value: () => {
    const [a, b] = [left.value(), right.value()];
    return all([a, b], () => a! < b!);
  },
});

const toBigint = (inner: Expression): Expression => ({
  sql: `cast(${inner.sql} as bigint)`,
  type: 'bigint',
  value: () => {
    const value = inner.value();
    return all([value], () => {
      if (typeof inner.type === 'object') {
        return whole(rounded(value as bigint, 10n ** BigInt(inner.type.scale)));
      }
      if (!Number.isFinite(value)) {
        throw new Failure('not a whole number');
      }
      return whole(BigInt(Math.sign(value as number)) * BigInt(Math.round(Math.abs(value as number))));
    });
  },
});

const literal = (sql: string, type: Expression['type'], value: Value): Expression => ({
  sql,
  type,
  value: () => value,
});

/** Columns stand for their values in the one record asked about. */
const wholes = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }).map((n) => literal(`cast(${n} as bigint)`, 'bigint', n)),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map((n) => literal(`cast('${n}' as bigint)`, 'bigint', n)),
  fc.constantFrom(literal('n', 'bigint', 2n), literal('cast(null as bigint)', 'bigint', null)),
);
const points = fc
  .record({ digits: fc.bigInt({ min: 1n, max: 999_999n }), scale: fc.integer({ min: 1, max: 4 }) })
  .map(({ digits, scale }) => {
    const precision = Math.max(String(digits).length, scale);
    return literal(decimalText(digits, scale), { precision, scale }, digits);
  });
const doubles = fc.oneof(
  fc.integer({ min: 0, max: 4000 }).map((n) => literal(`${n / 8}e0`, 'double', n / 8)),
  fc.constantFrom(
    literal('d', 'double', 1.5),
    literal('1e-9', 'double', 1e-9),
    literal('123456789e3', 'double', 123456789e3),
  ),
);
const texts = fc.string({ maxLength: 5 }).map((t) => {
  const plain = t.replace(/[^ -~]/g, '?');
  return literal(`'${plain.replace(/'/g, "''")}'`, 'varchar', plain);
});

const operator = fc.constantFrom('+', '-', '*', '/', '%');
const expressions = fc.letrec<Record<'whole' | 'decimal' | 'double' | 'text' | 'boolean', Expression>>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3 },
    wholes,
    fc.tuple(operator, tie('whole'), tie('whole')).map(([sign, a, b]) => arithmetic(sign, a, b)),
    fc.oneof(tie('decimal'), tie('double')).map(toBigint),
    fc.tuple(tie('boolean'), tie('whole'), tie('whole')).map(([test, a, b]) => choice(test, a, b)),
  ),
  decimal: fc.oneof(
    { maxDepth: 3 },
    points,
    fc
      .tuple(operator, tie('decimal'), fc.oneof(tie('decimal'), tie('whole')))
      .map(([sign, a, b]) => arithmetic(sign, a, b)),
    fc.tuple(operator, tie('whole'), tie('decimal')).map(([sign, a, b]) => arithmetic(sign, a, b)),
  ),
  double: fc.oneof(
    { maxDepth: 3 },
    doubles,
    fc
      .tuple(operator, tie('double'), fc.oneof(tie('double'), tie('whole')))
      .map(([sign, a, b]) => arithmetic(sign, a, b)),
  ),
  text: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.oneof(tie('whole'), tie('decimal'), tie('double')).map(text),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => concat(a, b)),
  ),
  boolean: fc.oneof(
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => compared(a, b)),
    fc.tuple(tie('double'), tie('double')).map(([a, b]) => compared(a, b)),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => compared(a, b)),
  ),
}));

/** The cell that stands for a value. */
function cellOf({ type }: Expression, value: Value): unknown {
  if (typeof type === 'object' && value !== null) {
    return Number(decimalText(value as bigint, type.scale));
  }
  return type === 'double' && value !== null && !Number.isFinite(value)
    ? String(value)
    : typeof value === 'bigint'
      ? Number(value)
      : value;
}

const { whole: anyWhole, decimal, double, text: anyText, boolean } = expressions;

test.each([
  ['whole numbers', anyWhole],
  ['decimals', decimal],
  ['doubles', double],
  ['texts', anyText],
  ['conditions', boolean],
] as const)('%s', async (_, kind) => {
  await fc.assert(
    fc.asyncProperty(kind, async (expression) => {
      const { type } = expression;
      fc.pre(typeof type === 'string' || type.scale <= 38);
      const asked = engine.run(`select ${expression.sql} as x where n = 2`);
      let value: Value;
      try {
        value = expression.value();
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
        // What a NULL or a branch not taken makes needless need not be worked out.
        const outcome = await asked.then(
          () => 'an answer',
          ({ code }: { code: string }) => code,
        );
        const refused = 'FailedOperation.QueryError';
        expect(/null|case/.test(expression.sql) ? refused : outcome).toBe(refused);
        return;
      }
      const { columns, records } = await asked;
      expect(columns[0]!.Type).toBe(typeName(expression));
      expect((JSON.parse(records[0]!) as { x: unknown }).x).toEqual(cellOf(expression, value));
    }),
    { seed: 7, numRuns: 150 },
  );
});
