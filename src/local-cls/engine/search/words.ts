import { cql, type Pattern } from '#language';

/** How an index cuts texts into words. */
export interface Tokenizer {
  /** Each character is one; empty: the whole text is one word. */
  separators: string;
  /** Every Chinese character is a word of its own. The documents only say that parts of a Chinese text are found. */
  chinese: boolean;
}

type Piece = Pattern[number];

const CHINESE = /\p{Script=Han}/u;

export function isChinese(word: Pattern): boolean {
  return typeof word[0] === 'string' && CHINESE.test(word[0]);
}

/**
 * Cuts a search value into words as stored values are cut. A wildcard stays in its word.
 *
 *     /var/log*  with separator `/`  ->  [var] [log*]
 */
export function cutIntoWords(value: Pattern, separators: string, chinese = false): Pattern[] {
  const words: Piece[][] = [[]];
  for (const piece of value) {
    const characters: readonly Piece[] = piece === cql.ANY ? [piece] : [...piece];
    for (const char of characters) {
      if (char !== cql.ANY && separators.includes(char)) {
        words.push([]);
      } else if (char !== cql.ANY && chinese && CHINESE.test(char)) {
        words.push([char], []);
      } else {
        addCharacter(words.at(-1)!, char);
      }
    }
  }
  return words.filter((word) => word.length > 0);
}

function addCharacter(word: Piece[], char: Piece): void {
  const last = word.at(-1);
  if (char !== cql.ANY && last !== undefined && last !== cql.ANY) {
    word[word.length - 1] = last + char;
  } else {
    word.push(char);
  }
}

/** The word when it has no wildcard. */
export function literalWord(word: Pattern): string | undefined {
  return word.length === 1 && word[0] !== cql.ANY ? word[0] : undefined;
}

/** Each word once. */
export function distinctWords(words: readonly Pattern[]): Pattern[] {
  const key = (word: Pattern) => JSON.stringify(word.map((piece) => (piece === cql.ANY ? null : piece)));
  return [...new Map(words.map((word) => [key(word), word])).values()];
}
