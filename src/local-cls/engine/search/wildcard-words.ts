/**
 * "Wildcards in phrase searches can only match the first 128 words meeting the search condition" (614/47044). The
 * documents do not say which are the first: here they are so by the order of their characters, among the words of the
 * records searched.
 */
import { cql, type Pattern } from '#language';
import { quoteName, quoteText } from '../../escape';
import { holdsPhrase, isOneWord, isWord, type SearchedText, wordEnds } from './match-text';
import { type SearchScope } from './search-scope';
import { distinctWords } from './words';

/** How many words a wildcard in quotes stands for. */
const MAX_WORDS = 128;

/** The phrase in one of the texts of a record. */
export function anyHoldsPhrase(texts: readonly SearchedText[], words: readonly Pattern[], scope: SearchScope): string {
  const wildcards = distinctWords(words.filter((word) => word.includes(cql.ANY)));
  const limits = wildcards.map((word) => limitWords(texts, word, scope));
  const conditions = texts
    .map((text) => ({ text, phrase: holdsPhrase(text, words) }))
    .filter(({ phrase }) => phrase !== 'FALSE')
    .map(({ text, phrase }) => [phrase, ...limits.map((limit) => limit(text))].join(' AND '));
  return conditions.length === 0 ? 'FALSE' : `(${conditions.map((condition) => `(${condition})`).join(' OR ')})`;
}

/** Makes the condition that a text has one of the first words that fit. */
function limitWords(texts: readonly SearchedText[], word: Pattern, scope: SearchScope): (text: SearchedText) => string {
  const records = `FROM ${quoteName(scope.table)} WHERE ${scope.own}`;
  const fitting = texts
    .map((text) => `SELECT unnest(${wordsOf(text)}) AS word ${records} AND ${holdsPhrase(text, [word])}`)
    .join(' UNION ALL ');
  const spell = (literal: string) => (texts[0]!.caseSensitive ? literal : literal.toLowerCase());
  const distinct = `SELECT DISTINCT word FROM (${fitting}) WHERE ${isWord('word', word, spell)}`;
  const isFew = `(SELECT count(*) FROM (${distinct} LIMIT ${MAX_WORDS + 1})) <= ${MAX_WORDS}`;
  const first = `(SELECT list(word) FROM (${distinct} ORDER BY word LIMIT ${MAX_WORDS}))`;
  return (text) => `(${isFew} OR list_has_any(${wordsOf(text)}, ${first}))`;
}

/** The words of a text as a list, spelled as they are compared. */
function wordsOf(text: SearchedText): string {
  const spelled = text.caseSensitive ? text.expression : `lower(${text.expression})`;
  if (isOneWord(text)) {
    return `[${spelled}]`;
  }
  const word = `[^${wordEnds(text)}]+`;
  return `regexp_extract_all(${spelled}, ${quoteText(text.chinese ? `\\p{Han}|${word}` : word)})`;
}
