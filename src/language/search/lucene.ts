import { type Said, say } from '#wording';
import { QuerySyntaxError } from '../syntax-error';
import { lexSearch, type Token } from './lexer';
import { parsePlacedSearch, type PlacedSearch } from './parser';

/** A word whose symbols mean nothing in Lucene. */
const WORD = /^[A-Za-z0-9_][A-Za-z0-9_.@-]*(?:\*[A-Za-z0-9_.@-]*)*$/;
/** In quotes Lucene knows no wildcard; there it would look for the sign itself. */
const PHRASE = /^"[^"*?\\]+"$/;

/** One pair of parentheses, or the whole text: what joins its conditions. Lucene's NOT excludes, so it joins as AND. */
interface Level {
  joint: 'and' | 'or' | undefined;
}

/**
 * Reads the part of Lucene that means the same in CQL: `key:value`, `key:*`, words, phrases, `key:>1`, groups, and
 * AND, OR and NOT in upper case. Throws `QuerySyntaxError` for everything else. A word that the index cuts into several
 * is for the caller to refuse: Lucene wants one of them, CQL all.
 */
export function parseLucene(text: string): PlacedSearch {
  const tokens = lexSearch(text);
  const levels: Level[] = [{ joint: undefined }];
  tokens.forEach((token, index) => {
    const reason =
      readSign(token, tokens[index - 1], levels) ?? differenceOf(token, tokens[index - 1], tokens[index + 1]);
    if (reason !== undefined) {
      throw new QuerySyntaxError(text, token.offset, reason);
    }
  });
  return parsePlacedSearch(text);
}

/** Follows parentheses and operators; the reason why the token means something else in Lucene. */
function readSign(token: Token, previous: Token | undefined, levels: Level[]): Said | undefined {
  const level = levels.at(-1)!;
  switch (token.kind) {
    case 'open':
      levels.push({ joint: undefined });
      return endsCondition(previous)
        ? say('A blank between two conditions is OR in Lucene; write the operator')
        : undefined;
    case 'close':
      levels.pop();
      // A text with too many of them is refused by the parser.
      levels.push(...(levels.length === 0 ? [{ joint: undefined }] : []));
      return undefined;
    case 'operator':
      return readOperator(token, previous, level);
    default:
      return undefined;
  }
}

function readOperator(
  token: Extract<Token, { kind: 'operator' }>,
  previous: Token | undefined,
  level: Level,
): Said | undefined {
  if (token.raw !== token.raw.toUpperCase()) {
    return say('{{word}} is a word in Lucene, where operators are in upper case', { word: token.raw });
  }
  const joint = token.operator === 'or' ? 'or' : 'and';
  if (level.joint !== undefined && level.joint !== joint) {
    return say('{{operator}} beside another operator is not read from left to right in Lucene; write parentheses', {
      operator: token.raw,
    });
  }
  if (token.operator === 'not' && previous?.kind === 'operator' && previous.operator === 'not') {
    return say('NOT NOT has no meaning in Lucene');
  }
  level.joint = joint;
  return undefined;
}

function differenceOf(token: Token, previous: Token | undefined, next: Token | undefined): Said | undefined {
  switch (token.kind) {
    case 'word':
      if (endsCondition(previous) && previous?.end !== token.offset) {
        return say('A blank between two conditions is OR in Lucene; write the operator');
      }
      if (token.raw === '_exists_') {
        return say('For _exists_:key write key:*');
      }
      return WORD.test(token.raw) || isStar(token, previous, next) || isNumber(token, previous)
        ? undefined
        : say('{{word}} has signs with a meaning of their own in Lucene; put it in double quotes', { word: token.raw });
    case 'phrase':
      return PHRASE.test(token.raw)
        ? undefined
        : say('{{phrase}} is no plain phrase in Lucene: "...", without * ? or \\', { phrase: token.raw });
    case 'comparator':
      return previous?.kind === 'colon' && token.operator !== '='
        ? undefined
        : say('Lucene has no {{sign}} after a key; ranges are key:>1 there', { sign: token.raw });
    default:
      return undefined;
  }
}

const endsCondition = (token: Token | undefined): boolean =>
  token?.kind === 'word' || token?.kind === 'phrase' || token?.kind === 'close';

/** `key:*`, or the whole text. */
const isStar = (token: Token, previous: Token | undefined, next: Token | undefined): boolean =>
  token.raw === '*' && (previous?.kind === 'colon' || (previous === undefined && next?.kind === 'end'));

const isNumber = (token: Token, previous: Token | undefined): boolean =>
  previous?.kind === 'comparator' && /^-?\d+(?:\.\d+)?$/.test(token.raw);
