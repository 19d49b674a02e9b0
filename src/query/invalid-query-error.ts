import { type Said, SaidError, say } from '#wording';

/** A query that cannot be asked, and where: `field` is a path into the saved query, e.g. `filters[0].values[1]`. */
export class InvalidQueryError extends SaidError {
  override readonly name = 'InvalidQueryError';

  constructor(
    readonly field: string,
    readonly reason: Said,
  ) {
    super(say('{{field}}: {{reason}}', { field, reason }));
  }
}
