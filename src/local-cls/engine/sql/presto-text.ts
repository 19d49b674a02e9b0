/**
 * What Presto writes and the engine's parser does not read, put into words it does read: `if(c, a)` without a third
 * argument, a column named `array`, and the types of casts, which are kept aside because the engine's tree loses their
 * spelling.
 */
import { readCastType, type CastType } from './read-cast-type';
import { closingOf, type Token, wordOf } from './tokens';

export interface PrestoText {
  /** For the engine's parser. */
  text: string;
  /** Types of casts by the place of their word `cast`. */
  castTypes: ReadonlyMap<number, CastType>;
  /** The place in the statement of a place in `text`; both are byte offsets. */
  placeOf(byte: number): number;
}

interface Edit {
  from: Token;
  /** Letters replaced. */
  length: number;
  text: string;
}

const NO_OTHERWISE = ', null';

export function preparePresto(sql: string, tokens: readonly Token[]): PrestoText {
  const castTypes = new Map<number, CastType>();
  const edits: Edit[] = [];
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]?.text;
    if (wordOf(token) === 'array' && next !== '(' && next !== '[' && wordOf(tokens[index - 1]) !== 'as') {
      edits.push({ from: token, length: token.text.length, text: `"${token.text}"` });
    }
    if (next !== '(') {
      return;
    }
    const close = closingOf(tokens, index + 1);
    if (wordOf(token) === 'if' && countCommas(tokens, index + 1, close) === 1) {
      edits.push({ from: tokens[close]!, length: 0, text: NO_OTHERWISE });
    } else if (/^(?:try_)?cast$/.test(wordOf(token))) {
      const as = lastAs(tokens, index + 1, close);
      if (as !== undefined && as + 1 < close) {
        castTypes.set(token.byte, readCastType(sql, tokens.slice(as + 1, close)));
        edits.push(plainType(tokens[as + 1]!, tokens[close]!));
      }
    }
  });
  return { text: apply(sql, edits), castTypes, placeOf: placesOf(edits) };
}

/** Any type that the parser reads, as long as the one it stands for. */
function plainType(first: Token, close: Token): Edit {
  const length = close.start - first.start;
  return { from: first, length, text: 'int'.padEnd(length) };
}

function countCommas(tokens: readonly Token[], open: number, close: number): number {
  let depth = 0;
  return tokens.slice(open, close).filter(({ text }) => {
    depth += /^[([]$/.test(text) ? 1 : /^[)\]]$/.test(text) ? -1 : 0;
    return text === ',' && depth === 1;
  }).length;
}

function lastAs(tokens: readonly Token[], open: number, close: number): number | undefined {
  let depth = 0;
  for (let index = close; index > open; index--) {
    depth += tokens[index]!.text === ')' ? 1 : tokens[index]!.text === '(' ? -1 : 0;
    if (depth === 1 && wordOf(tokens[index]) === 'as') {
      return index;
    }
  }
  return undefined;
}

function apply(sql: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((left, right) => right.from.start - left.from.start);
  return ordered.reduce(
    (text, { from, length, text: replacement }) =>
      text.slice(0, from.start) + replacement + text.slice(from.start + length),
    sql,
  );
}

function placesOf(edits: readonly Edit[]): (byte: number) => number {
  const growing = edits.filter(({ length, text }) => text.length > length);
  const grown: { byte: number; by: number }[] = [];
  let before = 0;
  for (const { from, length, text } of growing.sort((left, right) => left.from.byte - right.from.byte)) {
    grown.push({ byte: from.byte + before, by: text.length - length });
    before += text.length - length;
  }
  return (byte) => grown.reduce((place, edit) => (edit.byte < byte ? place - edit.by : place), byte);
}
