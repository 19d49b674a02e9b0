/** SELECT statements as trees, in the part of SQL that CLS documents. Printed by `printSelect`; there is no SQL parser. */

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '=' | '<>' | '<' | '<=' | '>' | '>=';
export type CastType = 'bigint' | 'double' | 'varchar';

export type Expression =
  | { kind: 'column'; name: string }
  | { kind: 'text'; value: string }
  | { kind: 'integer'; value: bigint }
  | { kind: 'decimal'; value: string }
  | { kind: 'star' }
  | { kind: 'call'; name: string; args: readonly Expression[] }
  | { kind: 'countDistinct'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; operands: readonly Expression[] }
  | { kind: 'not'; operand: Expression }
  | { kind: 'in'; operand: Expression; values: readonly Expression[] }
  | { kind: 'like'; operand: Expression; pattern: string }
  | { kind: 'isNull'; operand: Expression; negated: boolean }
  | { kind: 'case'; branches: readonly { when: Expression; then: Expression }[]; otherwise: Expression }
  | { kind: 'cast'; operand: Expression; type: CastType; safe: boolean };

export interface SelectItem {
  expression: Expression;
  as: string;
}

export interface Select {
  items: readonly SelectItem[];
  where?: Expression;
  /** Ordinals of `items`, counted from 1. */
  groupBy?: readonly number[];
  /** Of aggregates; CLS documents no alias here. */
  having?: Expression;
  /** `by`: the alias of an item. */
  orderBy?: readonly { by: string; direction: 'asc' | 'desc' }[];
  limit: number;
}

export const star: Expression = { kind: 'star' };

export function column(name: string): Expression {
  return { kind: 'column', name };
}

export function text(value: string): Expression {
  return { kind: 'text', value };
}

export function integer(value: number | bigint): Expression {
  return { kind: 'integer', value: BigInt(value) };
}

export function call(name: string, ...args: Expression[]): Expression {
  return { kind: 'call', name, args };
}

/** Exact, unlike `approx_distinct`. */
export function countDistinct(operand: Expression): Expression {
  return { kind: 'countDistinct', operand };
}

export function binary(left: Expression, operator: BinaryOperator, right: Expression): Expression {
  return { kind: 'binary', operator, left, right };
}

/** A number with a fraction, written with its digits: `0.995`. */
export function decimal(value: string): Expression {
  return { kind: 'decimal', value };
}

/** All must hold; a single operand stays itself, none is undefined so that a clause can be left out. */
export function allOf(operands: readonly Expression[]): Expression | undefined {
  return operands.length > 1 ? { kind: 'and', operands } : operands[0];
}

export function anyOf(operands: readonly Expression[]): Expression | undefined {
  return operands.length > 1 ? { kind: 'or', operands } : operands[0];
}

export function negate(operand: Expression): Expression {
  return { kind: 'not', operand };
}

export function isIn(operand: Expression, values: readonly Expression[]): Expression {
  return { kind: 'in', operand, values };
}

/** `pattern` uses `%` for any characters; the caller guards against `%` and `_` in data. */
export function like(operand: Expression, pattern: string): Expression {
  return { kind: 'like', operand, pattern };
}

export function isNull(operand: Expression): Expression {
  return { kind: 'isNull', operand, negated: false };
}

export function isNotNull(operand: Expression): Expression {
  return { kind: 'isNull', operand, negated: true };
}

export function cases(branches: readonly { when: Expression; then: Expression }[], otherwise: Expression): Expression {
  return { kind: 'case', branches, otherwise };
}

export function cast(operand: Expression, type: CastType): Expression {
  return { kind: 'cast', operand, type, safe: false };
}

/** NULL where the value does not convert. */
export function tryCast(operand: Expression, type: CastType): Expression {
  return { kind: 'cast', operand, type, safe: true };
}
