import { describeClsError, type ErrorMeaning, meaningOfClsError, type Retry } from '#cls';

/** CLS, or the way to it, refused or failed. The message says what happened and what to do, with code and RequestId. */
export class ClsError extends Error {
  override readonly name = 'ClsError';
  readonly meaning: ErrorMeaning;

  /** `code` and `upstream` are CLS's own. */
  constructor(
    readonly code: string,
    readonly upstream: string,
    readonly requestId?: string,
  ) {
    super(describeClsError({ code, message: upstream, requestId }));
    this.meaning = meaningOfClsError(code);
  }
}

/** The same refusal with the topic it is about, for an answer that many topics make up. */
export function ofTopic(error: unknown, { region, topic }: { region: string; topic: string }): unknown {
  return error instanceof ClsError
    ? new ClsError(error.code, `topic ${region}/${topic}: ${error.upstream}`, error.requestId)
    : error;
}

/** The call never got an answer from CLS. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(
    address: string,
    reason: string,
    readonly retry: Retry = 'no',
  ) {
    super(`CLS cannot be reached at ${address}: ${reason}. Next step: check the endpoint, DNS and firewall`);
  }
}

/** CLS took longer than a call may take. */
export class CallTimeoutError extends Error {
  override readonly name = 'CallTimeoutError';

  constructor(address: string, seconds: number) {
    super(
      `CLS at ${address} gave no answer within ${seconds} s. Next step: shorten the time range or add filters; ` +
        'if short ranges fail too, check the endpoint',
    );
  }
}
