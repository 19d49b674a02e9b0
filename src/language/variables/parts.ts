import { splitStatement } from '../statement';

/**
 * A stretch of a statement by what its characters mean there: `words` and `phrase` of the search condition; `code`,
 * `string`, `name` and `comment` of the SQL. Quotes belong to their part.
 */
export interface Part {
  kind: 'words' | 'phrase' | 'code' | 'string' | 'name' | 'comment';
  offset: number;
  text: string;
}

type Rules = readonly [Part['kind'], RegExp][];

const SEARCH: Rules = [
  ['phrase', /"(?:\\[^]|[^"\\])*"?|'(?:\\[^]|[^'\\])*'?/y],
  ['words', /(?:\\[^]|[^"'\\])+|\\/y],
];
const SQL: Rules = [
  ['comment', /--[^\r\n]*|\/\*[^]*?(?:\*\/|$)/y],
  ['string', /'(?:[^']|'')*'?/y],
  ['name', /"(?:[^"]|"")*"?/y],
  ['code', /(?:[^'"/-]|-(?!-)|\/(?!\*))+/y],
];

/** Cuts any text into its parts, also one that is not closed or makes no sense. Together they are the text. */
export function partsOf(text: string): Part[] {
  const { search, sqlOffset } = splitStatement(text);
  return sqlOffset === undefined
    ? cut(search, SEARCH, 0)
    : [...cut(text.slice(0, sqlOffset), SEARCH, 0), ...cut(text.slice(sqlOffset), SQL, sqlOffset)];
}

function cut(text: string, rules: Rules, start: number): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length;) {
    const [kind, end] = read(text, at, rules);
    parts.push({ kind, offset: start + at, text: text.slice(at, end) });
    at = end;
  }
  return parts;
}

function read(text: string, at: number, rules: Rules): [Part['kind'], number] {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = at;
    if (pattern.test(text)) {
      return [kind, pattern.lastIndex];
    }
  }
  return [rules.at(-1)![0], at + 1];
}
