import { sayPlace } from '#language';
import { LOCALES, word } from '#wording';

/** A place in a statement, counted from 1. */
export interface StatementPlace {
  line: number;
  column: number;
}

/** As the backend names a place, in any language. */
const SPELLINGS = LOCALES.map((locale) => ({
  locale,
  pattern: new RegExp(word(sayPlace('(\\d+)', '(\\d+)'), locale)),
}));

/** The place that a message of the backend names, and the message with another place instead. */
export function placeIn(
  message: string,
): { position: StatementPlace; write: (place: StatementPlace) => string } | undefined {
  for (const { locale, pattern } of SPELLINGS) {
    const [told, line, column] = pattern.exec(message) ?? [];
    if (told !== undefined) {
      return {
        position: { line: Number(line), column: Number(column) },
        write: (place) => message.replace(told, word(sayPlace(place.line, place.column), locale)),
      };
    }
  }
  return undefined;
}
