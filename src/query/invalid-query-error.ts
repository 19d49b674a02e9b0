import { type Said, SaidError, say, word } from '#wording';

/** A query that cannot be asked, and where: `field` is a path into the saved query, e.g. `filters[0].values[1]`. */
export class InvalidQueryError extends SaidError {
  override readonly name = 'InvalidQueryError';

  readonly field: string;

  /** `at`: the path, or in words what is no part of the query. */
  constructor(
    at: string | Said,
    readonly reason: Said,
  ) {
    super(say('{{field}}: {{reason}}', { field: at, reason }));
    this.field = typeof at === 'string' ? at : word(at);
  }
}
