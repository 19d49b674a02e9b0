/** Words without a key: anywhere in the record, with the separators and the case rule of the full-text index. */
import { cql, type Pattern, type SearchNode } from '#language';
import { quoteName } from '../../escape';
import { syntaxError } from '../../failure';
import { isText } from '../../store/topic-columns';
import { SOURCE, type TopicColumn } from '../../store/topic-record';
import { holdsPhrase } from './match-text';
import { columnText, type FullTextRule, otherTexts, ownSource, searchedColumns, wholeRecord } from './record-texts';
import { refuseLeadingWildcard, refuseManyWords } from './refusals';
import { type SearchScope } from './search-scope';
import { anyHoldsPhrase } from './wildcard-words';
import { cutIntoWords, distinctWords, literalWord } from './words';

/** Up to so many words and conditions every field is asked for each word: the engine is fastest so. */
const FEW = 30;
const CANONICAL_INTEGER = /^(0|-?[1-9]\d{0,17})$/;

export function matchFullText(node: Extract<SearchNode, { kind: 'match' }>, scope: SearchScope): string {
  const index = scope.version.index.FullText;
  if (index === null || index === undefined) {
    throw syntaxError('Full-Text can not search on this field, since it is not indexed');
  }
  const rule = { separators: index.Tokenizer, chinese: index.ContainZH, caseSensitive: index.CaseSensitive };
  const words = cutIntoWords(node.value, rule.separators, rule.chinese);
  refuseLeadingWildcard(words);
  refuseManyWords(node, words, scope);
  if (words.length === 0) {
    return 'FALSE';
  }
  const phrases = node.phrase ? [words] : distinctWords(words).map((word) => [word]);
  // Which words a wildcard in quotes stands for is asked of every text for every text: of one it is asked once.
  const isListed = node.phrase && words.some((word) => word.includes(cql.ANY));
  const find = words.length + scope.places.size <= FEW && !isListed ? inSomeText : inWholeRecord;
  return phrases.map((phrase) => `(${find(phrase, rule, node.phrase, scope)})`).join(' AND ');
}

function inWholeRecord(phrase: readonly Pattern[], rule: FullTextRule, isQuoted: boolean, scope: SearchScope): string {
  const text = wholeRecord(scope.version, rule);
  return isQuoted ? anyHoldsPhrase([text], phrase, scope) : holdsPhrase(text, phrase);
}

function inSomeText(phrase: readonly Pattern[], rule: FullTextRule, isQuoted: boolean, scope: SearchScope): string {
  const { version } = scope;
  const columns = searchedColumns(version);
  const literal = phrase.length === 1 ? literalWord(phrase[0]!) : undefined;
  const fields = literal === undefined ? columns : columns.filter(isText);
  const numbers = literal === undefined ? [] : columns.filter((column) => !isText(column)).map(numberIs(literal));
  const texts = [...fields.map((column) => columnText(column, rule)), ...otherTexts(version, rule)];
  const inTexts = isQuoted
    ? anyHoldsPhrase(texts, phrase, scope)
    : texts.map((text) => holdsPhrase(text, phrase)).join(' OR ');
  const bySource = ownSource(version, rule).map(
    (text) => `(${quoteName(SOURCE)} IS NULL AND ${holdsPhrase(text, phrase)})`,
  );
  return [inTexts, ...numbers, ...bySource].join(' OR ');
}

const numberIs =
  (literal: string) =>
  ({ name, type }: TopicColumn): string => {
    const isCanonical = type === 'long' ? CANONICAL_INTEGER.test(literal) : String(Number(literal)) === literal;
    return isCanonical && Number.isFinite(Number(literal)) ? `${quoteName(name)} = ${literal}` : 'FALSE';
  };
