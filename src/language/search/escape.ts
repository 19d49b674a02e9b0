/** Quoting of CQL keys and values. No other file may put a value into search text. */
import { ANY, type Pattern } from './ast';

/** The words that join conditions, in any case. */
export const LOGICAL_OPERATORS = ['and', 'or', 'not'] as const;
export type LogicalOperator = (typeof LOGICAL_OPERATORS)[number];

const PLAIN_WORD = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9._-]*$/;
const SPECIAL_UNQUOTED = /[\s\\:"'*?()|&!<>=[\]{}]/g;
const SPECIAL_IN_QUOTES = /[\\"*]/g;

export function isOperatorWord(word: string): boolean {
  return LOGICAL_OPERATORS.some((operator) => operator === word.toLowerCase());
}

/** Whether CQL takes `key` bare. How other keys are written is not documented. */
export function isPlainKey(key: string): boolean {
  return PLAIN_KEY.test(key) && !isOperatorWord(key);
}

/** A key as it is; throws `RangeError` for one that CQL has no documented form for. */
export function writeKey(key: string): string {
  if (!isPlainKey(key)) {
    throw new RangeError(`CQL has no documented way to write the key ${JSON.stringify(key)}`);
  }
  return key;
}

/**
 * A value that reads back as this one value, whatever stands in it.
 *
 *     ['10.0.0.1']      ->  10.0.0.1
 *     ['say "hi" *']    ->  "say \"hi\" \*"
 *     ['10.1.', ANY]    ->  10.1.*
 */
export function writeValue(pattern: Pattern, phrase: boolean): string {
  if (pattern[0] === ANY) {
    throw new RangeError('A CQL value cannot begin with a wildcard');
  }
  const literal = pattern.every((piece) => piece !== ANY) ? pattern.join('') : undefined;
  if (literal !== undefined && PLAIN_WORD.test(literal) && !isOperatorWord(literal)) {
    return literal;
  }
  // A lone dash, an operator word and the empty value have a documented meaning only in quotes.
  const needsQuotes = literal !== undefined && (literal === '' || /^-+$/.test(literal) || isOperatorWord(literal));
  return phrase || needsQuotes
    ? `"${escapePieces(pattern, SPECIAL_IN_QUOTES)}"`
    : escapePieces(pattern, SPECIAL_UNQUOTED);
}

/** A value as a part of a word: `a b` -> `a\\ b`. */
export function writeInWord(value: string): string {
  return value.replace(SPECIAL_UNQUOTED, '\\$&');
}

/** A value as a part of what stands in these quotes. */
export function writeInPhrase(value: string, quote: string): string {
  return value.replace(quote === '"' ? SPECIAL_IN_QUOTES : /[\\'*]/g, '\\$&');
}

function escapePieces(pattern: Pattern, special: RegExp): string {
  return pattern.map((piece) => (piece === ANY ? '*' : piece.replace(special, '\\$&'))).join('');
}
