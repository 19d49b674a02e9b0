/** An answer of the `Response.Error` kind: a CLS code and a text for people. */
export class ClsFailure extends Error {
  override readonly name = 'ClsFailure';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The statement's text cannot be read; the bracketed form is what CLS's users meet. */
export function syntaxError(detail: string): ClsFailure {
  return new ClsFailure('FailedOperation.SyntaxError', `SyntaxError[${detail}]`);
}

/** The statement was read but cannot be run. */
export function queryError(detail: string): ClsFailure {
  return new ClsFailure('FailedOperation.QueryError', `QueryError[${detail}]`);
}

export function invalidParameter(detail: string): ClsFailure {
  return new ClsFailure('InvalidParameter', detail);
}
