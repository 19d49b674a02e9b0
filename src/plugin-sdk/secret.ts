import { inspect } from 'node:util';

const HIDDEN = '[hidden]';

/**
 * A value that must not be read by accident: every printed form is `[hidden]`, in a template, in JSON, in the log,
 * in `console.log`. Only `reveal()` gives the text, so a search for it finds every use.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
