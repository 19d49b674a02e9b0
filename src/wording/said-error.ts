import type { Locale } from './locale';
import type { Said } from './say';
import { word } from './word';

/** An error for a reader: `message` is its English, for the log. */
export abstract class SaidError extends Error {
  constructor(readonly said: Said) {
    super(word(said));
  }

  in(locale: Locale | undefined): string {
    return word(this.said, locale);
  }
}
