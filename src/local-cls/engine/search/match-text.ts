/** Conditions on one text of a record: which values hold the words of a search. */
import { cql, type Pattern } from '#language';
import { quoteRegex, quoteText } from '../../escape';
import { type TextTraits } from '../../store/text-traits';
import { distinctWords, isChinese, literalWord, type Tokenizer } from './words';

/** A text as the search sees it. */
export interface SearchedText extends Tokenizer {
  /** The column, quoted, or a constant. */
  expression: string;
  caseSensitive: boolean;
  traits: TextTraits;
}

/** Traits of a text nothing is known of. */
export const ANY_TRAITS: TextTraits = { upper: true, lower: true, foreign: true, separators: true };

/** True where all words occur, anywhere and in any order. */
export function holdsWords(text: SearchedText, words: readonly Pattern[]): string {
  return distinctWords(words)
    .map((word) => holdsPhrase(text, [word]))
    .join(' AND ');
}

/** True where the words stand one after the other. */
export function holdsPhrase(text: SearchedText, words: readonly Pattern[]): string {
  const { expression, spell } = foldCase(text, words);
  if (!isOneWord(text)) {
    return `regexp_matches(${expression}, ${quoteText(phraseRegex(words, text, spell))})`;
  }
  if (words.length > 1) {
    return 'FALSE';
  }
  const literal = literalWord(words[0]!);
  return literal === undefined ? isWord(expression, words[0]!, spell) : `${expression} = ${quoteText(spell(literal))}`;
}

/** True where there is no word at all: the value is empty or made of separators. */
export function holdsNothing(text: SearchedText): string {
  if (text.separators === '' || !text.traits.separators) {
    return `${text.expression} = ''`;
  }
  return `regexp_full_match(${text.expression}, ${quoteText(`[${quoteRegex(text.separators)}]*`)})`;
}

/** Whether every value is a single word. */
export function isOneWord({ separators, chinese, traits }: SearchedText): boolean {
  return (separators === '' || !traits.separators) && !(chinese && traits.foreign);
}

export type Spelling = (literal: string) => string;

/** Compares without a function over the column wherever its values allow it: that is what makes searches fast. */
export function foldCase(text: SearchedText, words: readonly Pattern[]): { expression: string; spell: Spelling } {
  const { expression, traits } = text;
  const hasLetters = words.flat().some((piece) => piece !== cql.ANY && piece.toLowerCase() !== piece.toUpperCase());
  if (text.caseSensitive || !hasLetters) {
    return { expression, spell: (literal) => literal };
  }
  const lower: Spelling = (literal) => literal.toLowerCase();
  if (!traits.foreign && !traits.upper) {
    return { expression, spell: lower };
  }
  if (!traits.foreign && !traits.lower) {
    return { expression, spell: (literal) => literal.toUpperCase() };
  }
  return { expression: `lower(${expression})`, spell: lower };
}

/** True where the expression is a word that fits. LIKE without escapes takes time by length only, whatever stands in it. */
export function isWord(expression: string, word: Pattern, spell: Spelling): string {
  const hasSigns = word.some((piece) => piece !== cql.ANY && /[%_\\]/.test(piece));
  const write = (any: string, own: Spelling) =>
    word.map((piece) => (piece === cql.ANY ? any : own(spell(piece)))).join('');
  return hasSigns
    ? `regexp_full_match(${expression}, ${quoteText(write('(?s:.*)', quoteRegex))})`
    : `${expression} LIKE ${quoteText(write('%', (piece) => piece))}`;
}

/** What ends a word, as the inside of a character class. */
export function wordEnds({ separators, chinese }: Tokenizer): string {
  return quoteRegex(separators) + (chinese ? '\\p{Han}' : '');
}

function phraseRegex(words: readonly Pattern[], tokenizer: Tokenizer, spell: Spelling): string {
  const ends = wordEnds(tokenizer);
  const blank = tokenizer.separators === '' ? '' : `[${quoteRegex(tokenizer.separators)}]`;
  // A Chinese character ends by itself the words beside it.
  const edge = (word: Pattern, border: string) =>
    isChinese(word) && tokenizer.chinese ? '' : `(?:${border}|[${ends}])`;
  const gap = (word: Pattern, next: Pattern) =>
    blank === '' ? '' : tokenizer.chinese && (isChinese(word) || isChinese(next)) ? `${blank}*` : `${blank}+`;
  const regexes = words.map((word, index) => {
    const own = word.map((piece) => (piece === cql.ANY ? `[^${ends}]*` : quoteRegex(spell(piece)))).join('');
    return index === 0 ? own : gap(words[index - 1]!, word) + own;
  });
  return edge(words[0]!, '^') + regexes.join('') + edge(words.at(-1)!, '$');
}
