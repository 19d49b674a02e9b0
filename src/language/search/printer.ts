import type { SearchNode } from './ast';
import { writeKey, writeValue } from './escape';

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Writes a search condition as CQL text. AND and OR never stand side by side without parentheses.
 *
 *     and(match('action', 'REJECT'), or(compare('dstport', '=', 80), compare('dstport', '=', 443)))
 *       ->  action:REJECT AND (dstport=80 OR dstport=443)
 *
 * Throws `RangeError` for a tree that has no text: an odd key, a leading wildcard, an empty list of operands.
 */
export function printSearch(node: SearchNode): string {
  switch (node.kind) {
    case 'all':
      return '*';
    case 'exists':
      return `${writeKey(node.key)}:*`;
    case 'match':
      return printMatch(node);
    case 'compare':
      return `${writeKey(node.key)}${node.operator}${printNumber(node.value)}`;
    case 'not':
      return `NOT ${printOperand(node.operand)}`;
    case 'and':
      return printOperands(node.operands, ' AND ');
    case 'or':
      return printOperands(node.operands, ' OR ');
  }
}

function printMatch(node: Extract<SearchNode, { kind: 'match' }>): string {
  const value = writeValue(node.value, node.phrase);
  if (node.key !== undefined) {
    return `${writeKey(node.key)}:${value}`;
  }
  if (value === '""') {
    throw new RangeError('A search for words needs at least one word');
  }
  return value;
}

function printNumber(value: string): string {
  if (!NUMBER.test(value)) {
    throw new RangeError(`${JSON.stringify(value)} is not a number that CQL compares with`);
  }
  return value;
}

function printOperands(operands: readonly SearchNode[], operator: string): string {
  if (operands.length === 0) {
    throw new RangeError('AND and OR need at least one operand');
  }
  return operands.length === 1 ? printSearch(operands[0]!) : operands.map(printOperand).join(operator);
}

function printOperand(node: SearchNode): string {
  const text = printSearch(node);
  return node.kind === 'and' || node.kind === 'or' ? `(${text})` : text;
}
