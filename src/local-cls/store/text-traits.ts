/**
 * What is true of all values of a text column so far. A search for one word is then a plain comparison where it can be:
 * no value holds a separator, or none has letters of the other case. A trait never turns back.
 */
export interface TextTraits {
  upper: boolean;
  lower: boolean;
  /** Characters outside ASCII, whose case rules differ between engines. */
  foreign: boolean;
  /** At least one separator of the field's tokenizer or of the full-text tokenizer. */
  separators: boolean;
}

export const NO_TRAITS: TextTraits = { upper: false, lower: false, foreign: false, separators: false };

/** Watches values; only traits not seen yet are looked for. */
export class TraitsWatch {
  #seen: TextTraits;
  #news: RegExp | undefined;

  constructor(
    known: TextTraits,
    private readonly separators: string,
  ) {
    this.#seen = { ...known };
    this.#news = this.#unseen();
  }

  get traits(): TextTraits {
    return this.#seen;
  }

  look(value: string): void {
    if (this.#news?.test(value)) {
      this.#seen = {
        upper: this.#seen.upper || /[A-Z]/.test(value),
        lower: this.#seen.lower || /[a-z]/.test(value),
        foreign: this.#seen.foreign || /[\u0080-\uffff]/.test(value),
        separators: this.#seen.separators || [...this.separators].some((separator) => value.includes(separator)),
      };
      this.#news = this.#unseen();
    }
  }

  #unseen(): RegExp | undefined {
    const classes = [
      this.#seen.upper ? '' : 'A-Z',
      this.#seen.lower ? '' : 'a-z',
      this.#seen.foreign ? '' : '\\u0080-\\uffff',
      this.#seen.separators ? '' : this.separators.replace(/[\\\]^-]/g, '\\$&'),
    ].join('');
    return classes === '' ? undefined : new RegExp(`[${classes}]`);
  }
}
