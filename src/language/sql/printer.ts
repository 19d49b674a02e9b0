import type { Expression, Select } from './ast';
import { writeFunctionName, writeIdentifier, writeString } from './escape';

/** The largest absolute value of a bigint literal. */
const MAX_BIGINT = 2n ** 63n - 1n;

/** Kinds that stand next to any operator without parentheses. */
const ATOMS: ReadonlySet<Expression['kind']> = new Set([
  'column',
  'text',
  'integer',
  'decimal',
  'call',
  'countDistinct',
  'cast',
  'case',
]);

/**
 * Writes a SELECT statement, as one line or, for people, with a line for each item and clause. CLS reads the topic
 * without FROM.
 *
 *     select "srcaddr" as "source", sum("bytes") as "bytes" group by 1 order by "bytes" desc limit 10
 *
 * Throws `RangeError` where the tree has no meaning: an ordinal or an alias that no item has, a limit below 1.
 */
export function printSelect(select: Select, between: ' ' | '\n' = ' '): string {
  const items = requireSome(select.items, 'select').map(printItem);
  const clauses = [`select ${items.join(between === ' ' ? ', ' : ',\n  ')}`];
  if (select.where) {
    clauses.push(`where ${printExpression(select.where)}`);
  }
  if (select.groupBy?.length) {
    clauses.push(`group by ${select.groupBy.map((ordinal) => printOrdinal(select, ordinal)).join(', ')}`);
  }
  if (select.having) {
    clauses.push(`having ${printExpression(select.having)}`);
  }
  if (select.orderBy?.length) {
    clauses.push(`order by ${select.orderBy.map((order) => printOrder(select, order)).join(', ')}`);
  }
  // Without LIMIT, CLS answers with 100 rows and does not say so.
  clauses.push(`limit ${requireCount(select.limit, 'LIMIT')}`);
  return clauses.join(between);
}

export function printExpression(node: Expression): string {
  switch (node.kind) {
    case 'column':
      return writeIdentifier(node.name);
    case 'text':
      return writeString(node.value);
    case 'integer':
      return printInteger(node.value);
    case 'decimal':
      return printDecimal(node.value);
    case 'star':
      return '*';
    case 'call':
      return `${writeFunctionName(node.name)}(${printList(node.args)})`;
    case 'countDistinct':
      return `count(distinct ${printExpression(node.operand)})`;
    case 'binary':
      return `${printOperand(node.left)} ${node.operator} ${printOperand(node.right)}`;
    case 'and':
    case 'or':
      return requireSome(node.operands, node.kind).map(printCondition).join(` ${node.kind} `);
    case 'not':
      return `not (${printExpression(node.operand)})`;
    case 'in':
      return `${printOperand(node.operand)} in (${printList(requireSome(node.values, 'in'))})`;
    case 'like':
      return `${printOperand(node.operand)} like ${writeString(node.pattern)}`;
    case 'isNull':
      return `${printOperand(node.operand)} is ${node.negated ? 'not null' : 'null'}`;
    case 'case':
      return printCase(node);
    case 'cast':
      return `${node.safe ? 'try_cast' : 'cast'}(${printExpression(node.operand)} as ${node.type})`;
  }
}

function printItem({ expression, as }: Select['items'][number]): string {
  return `${printExpression(expression)} as ${writeIdentifier(as)}`;
}

function printOrdinal(select: Select, ordinal: number): string {
  if (requireCount(ordinal, 'GROUP BY') > select.items.length) {
    throw new RangeError(`GROUP BY ${ordinal}: there are ${select.items.length} items`);
  }
  return String(ordinal);
}

function printOrder(select: Select, { by, direction }: NonNullable<Select['orderBy']>[number]): string {
  if (!select.items.some((item) => item.as === by)) {
    throw new RangeError(`ORDER BY ${JSON.stringify(by)}: no item has this alias`);
  }
  return `${writeIdentifier(by)} ${direction}`;
}

function printDecimal(value: string): string {
  if (!/^\d+\.\d+$/.test(value)) {
    throw new RangeError(`${JSON.stringify(value)} is not a decimal number`);
  }
  return value;
}

function printInteger(value: bigint): string {
  if (value > MAX_BIGINT || value < -MAX_BIGINT) {
    throw new RangeError(`${value} is larger than an SQL bigint`);
  }
  // In parentheses, so that a minus sign before it never makes a comment.
  return value < 0n ? `(${value})` : String(value);
}

function printCase(node: Extract<Expression, { kind: 'case' }>): string {
  const branches = requireSome(node.branches, 'case').map(
    (branch) => `when ${printExpression(branch.when)} then ${printExpression(branch.then)}`,
  );
  return `case ${branches.join(' ')} else ${printExpression(node.otherwise)} end`;
}

function printList(expressions: readonly Expression[]): string {
  return expressions.map(printExpression).join(', ');
}

/** An operand of anything but AND and OR. */
function printOperand(node: Expression): string {
  return ATOMS.has(node.kind) ? printExpression(node) : `(${printExpression(node)})`;
}

function printCondition(node: Expression): string {
  return node.kind === 'and' || node.kind === 'or' ? `(${printExpression(node)})` : printExpression(node);
}

function requireSome<T>(list: readonly T[], name: string): readonly T[] {
  if (list.length === 0) {
    throw new RangeError(`${name} needs at least one operand`);
  }
  return list;
}

function requireCount(count: number, name: string): number {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`${name} needs a whole number from 1, not ${count}`);
  }
  return count;
}
