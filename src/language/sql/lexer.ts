import { say } from '#wording';
import { QuerySyntaxError } from '../syntax-error';

/** A piece of SQL text; comments and blanks make no token. */
export interface SqlToken {
  kind: 'word' | 'number' | 'string' | 'identifier' | 'open' | 'close' | 'symbol';
  text: string;
  offset: number;
}

const RULES: readonly [SqlToken['kind'] | 'blank', RegExp][] = [
  ['blank', /\s+|--[^\r\n]*|\/\*[^]*?\*\//y],
  ['string', /'(?:[^']|'')*'(?!')/y],
  ['identifier', /"(?:[^"]|"")*"(?!")/y],
  ['word', /[A-Za-z_]\w*/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['symbol', /[^'"]/y],
];

/** Cuts SQL text into tokens. Throws `QuerySyntaxError` for a quote or a comment that is not closed. */
export function lexSql(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  let offset = 0;
  while (offset < text.length) {
    const { kind, end } = readToken(text, offset);
    if (kind !== 'blank') {
      tokens.push({ kind, text: text.slice(offset, end), offset });
    }
    offset = end;
  }
  return tokens;
}

function readToken(text: string, offset: number): { kind: SqlToken['kind'] | 'blank'; end: number } {
  for (const [kind, pattern] of RULES) {
    pattern.lastIndex = offset;
    if (pattern.test(text)) {
      if (kind === 'symbol' && text.startsWith('/*', offset)) {
        throw new QuerySyntaxError(text, offset, say('This comment is not closed'));
      }
      return { kind, end: pattern.lastIndex };
    }
  }
  const quote = text[offset]!;
  throw new QuerySyntaxError(text, offset, say('This quote is not closed: {{quote}}', { quote }));
}
