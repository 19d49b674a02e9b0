import { quote, type Said, SaidError, say } from '#wording';

/** A query that cannot be asked, and where: `field` is a path into the saved query, e.g. `filters[0].values[1]`. */
export class InvalidQueryError extends SaidError {
  override readonly name = 'InvalidQueryError';
  readonly reason: Said;

  constructor(
    readonly field: string,
    reason: Said | string,
  ) {
    const why = typeof reason === 'string' ? quote(reason) : reason;
    super(say('{{field}}: {{reason}}', { field, reason: why }));
    this.reason = why;
  }
}
