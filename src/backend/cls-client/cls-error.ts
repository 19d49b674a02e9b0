import {
  describeClsError,
  type ErrorMeaning,
  meaningOfClsError,
  type ReadAction,
  type Retry,
  SERVICE_NAMES,
  type Service,
} from '#cls';
import { quote, type Said, SaidError, say } from '#wording';

/** CLS or the VPC API refused or failed. The message says what happened and what to do, with code and RequestId. */
export class ClsError extends SaidError {
  override readonly name = 'ClsError';
  readonly meaning: ErrorMeaning;

  /** `code` and `upstream` are the API's own; without an action CLS has answered. `topic`: the one of several. */
  constructor(
    readonly code: string,
    readonly upstream: string,
    readonly requestId?: string,
    readonly action?: ReadAction,
    readonly topic?: string,
  ) {
    super(describeClsError({ code, message: upstream, requestId, action, topic }));
    this.meaning = meaningOfClsError(code, action);
  }
}

/** The same refusal with the topic it is about, for an answer that many topics make up. */
export function ofTopic(error: unknown, { region, topic }: { region: string; topic: string }): unknown {
  return error instanceof ClsError
    ? new ClsError(error.code, error.upstream, error.requestId, error.action, `${region}/${topic}`)
    : error;
}

/** What is asked, and where. */
export interface CalledApi {
  service: Service;
  address: string;
  /** Host and port of the proxy in between. */
  proxy?: string | undefined;
}

const placeOf = ({ address, proxy }: CalledApi): Said =>
  proxy === undefined ? quote(address) : say('{{address}} by the proxy {{proxy}}', { address, proxy });

/** The call never got an answer from the API. */
export class UnreachableError extends SaidError {
  override readonly name = 'UnreachableError';

  constructor(
    api: CalledApi,
    reason: Said,
    readonly retry: Retry = 'no',
    /** So a region without the service looks where each region has a host of its own. */
    readonly isUnknownHost = false,
  ) {
    const toCheck = api.proxy === undefined ? say('DNS and firewall') : say('the proxy and what it lets pass');
    super(
      say('{{api}} cannot be reached at {{place}}: {{reason}}. Next step: check the endpoint, {{toCheck}}', {
        api: SERVICE_NAMES[api.service],
        place: placeOf(api),
        reason,
        toCheck,
      }),
    );
  }
}

/** The API took longer than a call may take. */
export class CallTimeoutError extends SaidError {
  override readonly name = 'CallTimeoutError';

  /** `isWaiting`: it had to wait for earlier calls all that time. */
  constructor(called: CalledApi, seconds: number, isWaiting = false) {
    const api = SERVICE_NAMES[called.service];
    const place = placeOf(called);
    super(
      isWaiting
        ? say(
            '{{api}} was not asked: {{seconds}} s went by in waiting for earlier questions to the same topic. Next step: show fewer panels at once, or refresh less often',
            { api, seconds },
          )
        : called.service === 'cls'
          ? say(
              '{{api}} at {{place}} gave no answer within {{seconds}} s. Next step: shorten the time range or add filters; if short ranges fail too, check the endpoint',
              { api, place, seconds },
            )
          : say('{{api}} at {{place}} gave no answer within {{seconds}} s. Next step: check the endpoint', {
              api,
              place,
              seconds,
            }),
    );
  }
}
