import { say } from '#wording';
import { QuerySyntaxError } from '../syntax-error';
import { ANY, type ComparisonOperator, type Pattern } from './ast';
import { isOperatorWord, type LogicalOperator } from './escape';

type TokenContent =
  | { kind: 'open' | 'close' | 'colon' | 'end' }
  | { kind: 'comparator'; operator: ComparisonOperator }
  | { kind: 'operator'; operator: LogicalOperator }
  | { kind: 'word' | 'phrase'; value: Pattern };

/** A piece of the text: `raw` is what stands there from `offset` up to `end`. */
export type Token = TokenContent & { offset: number; end: number; raw: string };

const BLANKS = /[ \t\r\n]*/y;
const COMPARATOR = /[<>]=?|=/y;
const ENDS_WORD = /[ \t\r\n"'():]/;
const ENDS_WORD_BEFORE_VALUE = /[ \t\r\n"'():<>=]/;
export const NO_UNEQUAL = say('CQL has no !=; write NOT key:value, or NOT key=1 for a number');
const PUNCTUATION: Readonly<Record<string, 'open' | 'close' | 'colon'>> = { '(': 'open', ')': 'close', ':': 'colon' };

/** Cuts a CQL condition into tokens; the last one is always `end`. Throws `QuerySyntaxError`. */
export function lexSearch(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  for (;;) {
    offset = skip(BLANKS, text, offset);
    const previous = tokens.at(-1);
    const content = readToken(text, offset, previous?.kind === 'colon' && previous.end === offset);
    tokens.push({ ...content.token, offset, end: content.end, raw: text.slice(offset, content.end) });
    if (content.token.kind === 'end') {
      return tokens;
    }
    offset = content.end;
  }
}

interface Reading<T> {
  token: T;
  end: number;
}

function readToken(text: string, offset: number, isValue: boolean): Reading<TokenContent> {
  const char = text[offset];
  if (char === undefined) {
    return { token: { kind: 'end' }, end: offset };
  }
  const punctuation = PUNCTUATION[char];
  if (punctuation) {
    return { token: { kind: punctuation }, end: offset + 1 };
  }
  if (char === '"' || char === "'") {
    return readPhrase(text, offset, char);
  }
  const afterComparator = skip(COMPARATOR, text, offset);
  if (afterComparator > offset) {
    const operator = text.slice(offset, afterComparator) as ComparisonOperator;
    return { token: { kind: 'comparator', operator }, end: afterComparator };
  }
  return readWord(text, offset, isValue ? ENDS_WORD : ENDS_WORD_BEFORE_VALUE);
}

function readPhrase(text: string, offset: number, quote: string): Reading<TokenContent> {
  const { value, end } = readPattern(text, offset + 1, (at) => text[at] === quote);
  if (end === text.length) {
    throw new QuerySyntaxError(text, offset, say('This quote is not closed: {{quote}}', { quote }));
  }
  return { token: { kind: 'phrase', value }, end: end + 1 };
}

function readWord(text: string, offset: number, ends: RegExp): Reading<TokenContent> {
  if (text[offset] === '[' || text[offset] === '{') {
    const reason = say('Ranges in brackets are Lucene; in CQL write key>=1 AND key<=9, or put the value in quotes');
    throw new QuerySyntaxError(text, offset, reason);
  }
  if (text[offset] === '!') {
    const reason =
      text[offset + 1] === '=' ? NO_UNEQUAL : say('No operator ! is documented; write NOT, or \\! for the sign');
    throw new QuerySyntaxError(text, offset, reason);
  }
  const { value, end } = readPattern(text, offset, (at) => ends.test(text[at]!) || refuseSymbol(text, at));
  const raw = text.slice(offset, end);
  return isOperatorWord(raw)
    ? { token: { kind: 'operator', operator: raw.toLowerCase() as LogicalOperator }, end }
    : { token: { kind: 'word', value }, end };
}

/** Symbols whose meaning outside quotes is not documented for CQL. */
function refuseSymbol(text: string, offset: number): false {
  if (text[offset] === '?') {
    const reason = say('The wildcard ? is not documented for CQL; use * or write \\? for a question mark');
    throw new QuerySyntaxError(text, offset, reason);
  }
  if (text.startsWith('&&', offset)) {
    const reason = say('No operator && is documented; write AND, or \\&\\& for the signs');
    throw new QuerySyntaxError(text, offset, reason);
  }
  if (text[offset] === '|') {
    const reason = say('After | a SELECT must follow; write \\| for a bar, OR for either');
    throw new QuerySyntaxError(text, offset, reason);
  }
  return false;
}

/** Reads literal text, escapes and `*` up to where `isEnd` says so or the text ends. */
function readPattern(text: string, offset: number, isEnd: (at: number) => boolean): { value: Pattern; end: number } {
  const value: (string | typeof ANY)[] = [];
  let literal = '';
  let at = offset;
  for (; at < text.length && !isEnd(at); at += 1) {
    if (text[at] === '*') {
      if (literal !== '') {
        value.push(literal);
        literal = '';
      }
      if (value.at(-1) !== ANY) {
        value.push(ANY);
      }
      continue;
    }
    if (text[at] === '\\') {
      at += 1;
      if (at === text.length) {
        throw new QuerySyntaxError(text, at - 1, say('Nothing follows this \\'));
      }
    }
    literal += text[at];
  }
  return { value: literal !== '' || value.length === 0 ? [...value, literal] : value, end: at };
}

function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
