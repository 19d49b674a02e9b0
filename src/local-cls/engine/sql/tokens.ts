import { syntaxErrorAt } from './position';

/** A piece of SQL text; comments and blanks make no token. */
export interface Token {
  kind: 'word' | 'number' | 'text' | 'name' | 'symbol';
  text: string;
  /** Index in the text, and in its UTF-8 form. */
  start: number;
  byte: number;
}

/** Presto's lexical rules. What they cannot read is refused, also where the engine could: `$1`, `::`, `1_000`, full-width signs. */
const RULES: readonly [Token['kind'] | 'blank', RegExp][] = [
  ['blank', /[ \t\r\n]+|--[^\r\n]*|\/\*(?:[^*/]|\*(?!\/)|\/(?!\*))*\*\//y],
  ['text', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")+"/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.])/y],
  ['symbol', /<=|>=|<>|!=|\|\||->|\/(?!\*)|[-+*%<>=(),.[\]]/y],
];

export function readTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  let byte = 0;
  for (let start = 0; start < sql.length;) {
    const { kind, text } = readToken(sql, start, byte);
    if (kind !== 'blank') {
      tokens.push({ kind, text, start, byte });
    }
    start += text.length;
    byte += Buffer.byteLength(text);
  }
  return tokens;
}

function readToken(sql: string, start: number, byte: number): { kind: Token['kind'] | 'blank'; text: string } {
  for (const [kind, pattern] of RULES) {
    pattern.lastIndex = start;
    const found = pattern.exec(sql);
    if (found !== null) {
      return { kind, text: found[0] };
    }
  }
  throw syntaxErrorAt(sql, byte, unreadable(sql.slice(start)));
}

function unreadable(rest: string): string {
  const letter = String.fromCodePoint(rest.codePointAt(0)!);
  switch (letter) {
    case "'":
    case '"':
      return `this quote is not closed or empty: ${letter}`;
    case '`':
      return '`: backquoted identifiers are not supported; use double quotes to quote identifiers';
    case ':':
      return rest.startsWith('::') ? "'::' is not supported, use cast(x as type)" : "mismatched input ':'";
    case '/':
      return 'this comment is not closed, or holds another one';
    default:
      return /[0-9.]/.test(letter) ? 'identifiers must not start with a digit' : `mismatched input '${letter}'`;
  }
}

/** A keyword or an unquoted name, in lower case; empty for every other token. */
export function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? token.text.toLowerCase() : '';
}

/** Index of the parenthesis that closes the one at `open`; the last token when there is none. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += tokens[index]!.text === '(' ? 1 : tokens[index]!.text === ')' ? -1 : 0;
    if (depth === 0) {
      return index;
    }
  }
  return tokens.length - 1;
}

/** Deepest nesting of parentheses, brackets and CASE; deeper ones would exhaust the stack of this process. */
const MAX_DEPTH = 100;

/** The first token that is nested too deeply. */
export function tooDeep(tokens: readonly Token[]): Token | undefined {
  let depth = 0;
  return tokens.find((token) => {
    depth += /^(?:[([]|case)$/i.test(token.text) ? 1 : /^(?:[)\]]|end)$/i.test(token.text) ? -1 : 0;
    return depth > MAX_DEPTH;
  });
}
