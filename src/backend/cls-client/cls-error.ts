import {
  describeClsError,
  type ErrorMeaning,
  meaningOfClsError,
  type ReadAction,
  type Retry,
  SERVICE_NAMES,
  type Service,
} from '#cls';

/** CLS or the VPC API refused or failed. The message says what happened and what to do, with code and RequestId. */
export class ClsError extends Error {
  override readonly name = 'ClsError';
  readonly meaning: ErrorMeaning;

  /** `code` and `upstream` are the API's own; without an action CLS has answered. */
  constructor(
    readonly code: string,
    readonly upstream: string,
    readonly requestId?: string,
    readonly action?: ReadAction,
  ) {
    super(describeClsError({ code, message: upstream, requestId, action }));
    this.meaning = meaningOfClsError(code, action);
  }
}

/** The same refusal with the topic it is about, for an answer that many topics make up. */
export function ofTopic(error: unknown, { region, topic }: { region: string; topic: string }): unknown {
  return error instanceof ClsError
    ? new ClsError(error.code, `topic ${region}/${topic}: ${error.upstream}`, error.requestId, error.action)
    : error;
}

/** What is asked, and where. */
export interface CalledApi {
  service: Service;
  address: string;
  /** Host and port of the proxy in between. */
  proxy?: string | undefined;
}

const called = ({ service }: CalledApi) => SERVICE_NAMES[service].replace(/^t/, 'T');
const place = ({ address, proxy }: CalledApi) => (proxy === undefined ? address : `${address} by the proxy ${proxy}`);
const toCheck = ({ proxy }: CalledApi) =>
  proxy === undefined ? 'DNS and firewall' : 'the proxy and what it lets pass';

/** The call never got an answer from the API. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(
    api: CalledApi,
    reason: string,
    readonly retry: Retry = 'no',
    /** So a region without the service looks where each region has a host of its own. */
    readonly isUnknownHost = false,
  ) {
    super(
      `${called(api)} cannot be reached at ${place(api)}: ${reason}. Next step: check the endpoint, ${toCheck(api)}`,
    );
  }
}

/** The API took longer than a call may take. */
export class CallTimeoutError extends Error {
  override readonly name = 'CallTimeoutError';

  /** `isWaiting`: it had to wait for earlier calls all that time. */
  constructor(api: CalledApi, seconds: number, isWaiting = false) {
    if (isWaiting) {
      super(
        `${called(api)} was not asked: ${seconds} s went by in waiting for earlier questions to the same topic. ` +
          'Next step: show fewer panels at once, or refresh less often',
      );
      return;
    }
    const shorten = api.service === 'cls' ? 'shorten the time range or add filters; if short ranges fail too, ' : '';
    super(
      `${called(api)} at ${place(api)} gave no answer within ${seconds} s. Next step: ${shorten}check the endpoint`,
    );
  }
}
