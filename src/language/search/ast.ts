/** CQL search conditions as trees. Made by the parser or by these functions; turned into text by `printSearch` only. */

/** A word with optional wildcards: literal pieces, and `ANY` for zero or more characters. Never starts with `ANY`. */
export const ANY = Symbol('any characters');
export type Pattern = readonly (string | typeof ANY)[];

export type ComparisonOperator = '>' | '>=' | '<' | '<=' | '=';

/**
 * - `all`: every record (`*`)
 * - `match`: the words of `value` occur in the field, or in any field where `key` is absent. `phrase`: adjacent and
 *   in order, written in quotes
 * - `compare`: a number field against a number, kept as text so that no digit is lost
 * - `exists`: the field is present
 */
export type SearchNode =
  | { kind: 'all' }
  | { kind: 'match'; key?: string; value: Pattern; phrase: boolean }
  | { kind: 'compare'; key: string; operator: ComparisonOperator; value: string }
  | { kind: 'exists'; key: string }
  | { kind: 'not'; operand: SearchNode }
  | { kind: 'and'; operands: readonly SearchNode[] }
  | { kind: 'or'; operands: readonly SearchNode[] };

/** A condition on a field or on words. */
export type SearchLeaf = Extract<SearchNode, { kind: 'match' | 'compare' | 'exists' }>;

export const all: SearchNode = { kind: 'all' };

/** The field holds this text, taken literally. */
export function match(key: string | undefined, value: string): SearchNode {
  return { kind: 'match', ...(key === undefined ? {} : { key }), value: [value], phrase: true };
}

/** The field holds a word that begins with this text: `srcaddr:10.1.*`. */
export function startsWith(key: string, prefix: string): SearchNode {
  return { kind: 'match', key, value: [prefix, ANY], phrase: false };
}

export function compare(key: string, operator: ComparisonOperator, value: number | bigint): SearchNode {
  return { kind: 'compare', key, operator, value: String(value) };
}

export function exists(key: string): SearchNode {
  return { kind: 'exists', key };
}

export function not(operand: SearchNode): SearchNode {
  return operand.kind === 'not' ? operand.operand : { kind: 'not', operand };
}

/** All must hold. Drops `all`; a single operand stays itself; none is `all`. */
export function and(...operands: SearchNode[]): SearchNode {
  const real = operands.flatMap((node) => (node.kind === 'and' ? node.operands : node.kind === 'all' ? [] : [node]));
  return real.length === 0 ? all : real.length === 1 ? real[0]! : { kind: 'and', operands: real };
}

/** One must hold. `all` among them makes the whole `all`. Needs at least one operand. */
export function or(...operands: SearchNode[]): SearchNode {
  const flat = operands.flatMap((node) => (node.kind === 'or' ? node.operands : [node]));
  if (flat.some((node) => node.kind === 'all')) {
    return all;
  }
  return flat.length === 1 ? flat[0]! : { kind: 'or', operands: flat };
}
