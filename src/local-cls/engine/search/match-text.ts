/** Conditions on one text column: which values hold the words of a search. */
import { cql, type Pattern } from '#language';
import { quoteRegex, quoteText } from '../../escape';
import { type TextTraits } from '../../store/text-traits';
import { literalWord } from './words';

/** A text as the search sees it. */
export interface SearchedText {
  /** The column, quoted, or a constant. */
  expression: string;
  separators: string;
  caseSensitive: boolean;
  traits: TextTraits;
}

/** True where all words occur, anywhere and in any order. */
export function holdsWords(text: SearchedText, words: readonly Pattern[]): string {
  return words.map((word) => holdsPhrase(text, [word])).join(' AND ');
}

/** True where the words stand one after the other. */
export function holdsPhrase(text: SearchedText, words: readonly Pattern[]): string {
  const { expression, spell } = foldCase(text, words);
  const oneWordAValue = text.separators === '' || !text.traits.separators;
  if (!oneWordAValue) {
    return `regexp_matches(${expression}, ${quoteText(phraseRegex(words, text.separators, spell))})`;
  }
  if (words.length > 1) {
    return 'FALSE';
  }
  const literal = literalWord(words[0]!);
  return literal === undefined
    ? `${expression} LIKE ${likePattern(words[0]!, spell)}`
    : `${expression} = ${quoteText(spell(literal))}`;
}

/** True where there is no word at all: the value is empty or made of separators. */
export function holdsNothing(text: SearchedText): string {
  if (text.separators === '' || !text.traits.separators) {
    return `${text.expression} = ''`;
  }
  return `regexp_full_match(${text.expression}, ${quoteText(`[${quoteRegex(text.separators)}]*`)})`;
}

type Spelling = (literal: string) => string;

/** Compares without a function over the column wherever its values allow it: that is what makes searches fast. */
function foldCase(text: SearchedText, words: readonly Pattern[]): { expression: string; spell: Spelling } {
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

function likePattern(word: Pattern, spell: Spelling): string {
  const escaped = word.map((piece) => (piece === cql.ANY ? '%' : spell(piece).replace(/[%_\\]/g, '\\$&'))).join('');
  return escaped.includes('\\') ? `${quoteText(escaped)} ESCAPE '\\'` : quoteText(escaped);
}

function phraseRegex(words: readonly Pattern[], separators: string, spell: Spelling): string {
  const set = quoteRegex(separators);
  const regexes = words.map((word) =>
    word.map((piece) => (piece === cql.ANY ? `[^${set}]*` : quoteRegex(spell(piece)))).join(''),
  );
  return `(?m)(?:^|[${set}])${regexes.join(`[${set}]+`)}(?:$|[${set}])`;
}
