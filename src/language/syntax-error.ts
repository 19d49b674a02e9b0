import { type Said, SaidError, say } from '#wording';
import { drawExcerpt, positionAt } from './source';

/** A query text that cannot be read: where it breaks, and why. */
export class QuerySyntaxError extends SaidError {
  override readonly name = 'QuerySyntaxError';
  /** The message without the position, for showing at the place itself. */
  readonly reason: Said;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The offending line with a caret below it. */
  readonly excerpt: string;

  constructor(text: string, offset: number, reason: Said) {
    const { line, column } = positionAt(text, offset);
    super(say('{{reason}} ({{place}})', { reason, place: sayPlace(line, column) }));
    this.reason = reason;
    this.offset = offset;
    this.line = line;
    this.column = column;
    this.excerpt = drawExcerpt(text, offset);
  }

  /** The same error seen from a longer text in which the part begins at `partOffset`. */
  within(text: string, partOffset: number): QuerySyntaxError {
    return new QuerySyntaxError(text, partOffset + this.offset, this.reason);
  }
}

/** As every message names a place in a text. */
export function sayPlace(line: number | string, column: number | string): Said {
  return say('line {{line}}, column {{column}}', { line, column });
}
