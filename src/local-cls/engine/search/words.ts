import { cql, type Pattern } from '#language';

/**
 * Cuts a search value into words at the field's separators, as stored values are cut. A wildcard stays in its word.
 *
 *     /var/log*  with separator `/`  ->  [var] [log*]
 */
export function cutIntoWords(value: Pattern, separators: string): Pattern[] {
  const words: (string | typeof cql.ANY)[][] = [];
  let open = false;
  const add = (piece: string | typeof cql.ANY) => {
    if (open) {
      words.at(-1)!.push(piece);
    } else {
      words.push([piece]);
      open = true;
    }
  };
  for (const piece of value) {
    if (piece === cql.ANY) {
      add(piece);
      continue;
    }
    cutText(piece, separators).forEach((part, index) => {
      open = open && index === 0;
      if (part !== '') {
        add(part);
      }
    });
  }
  return words;
}

/** Parts between separators; the first and the last may be empty. */
function cutText(text: string, separators: string): string[] {
  const parts = [''];
  for (const char of text) {
    if (separators.includes(char)) {
      parts.push('');
    } else {
      parts[parts.length - 1] += char;
    }
  }
  return parts;
}

/** The word when it has no wildcard. */
export function literalWord(word: Pattern): string | undefined {
  return word.length === 1 && word[0] !== cql.ANY ? word[0] : undefined;
}
