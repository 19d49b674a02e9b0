import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpConnection } from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/http/http_connection';
import { CLS_VERSION, type ClsAction, type ClsActions } from '#cls';
import type { Endpoint } from '#contract';
import { type Secret } from '#plugin-sdk';
import { CallTimeoutError, ClsError, UnreachableError } from './cls-error';
import { clsAddress } from './endpoint';
import { TopicQueue } from './topic-queue';

/** Key pair, with a token where the keys are temporary. */
export interface Credentials {
  secretId: Secret;
  secretKey: Secret;
  token?: Secret;
}

const TIMEOUT_SECONDS = 60;

/** Calls at once per topic: CLS allows 15 for everyone, the console and other Grafanas included. */
const CALLS_PER_TOPIC = 5;

/**
 * Asks CLS. Offers the read actions of `ClsActions` and nothing else; host and service never come from a caller.
 * The official SDK signs and sends.
 */
export class ClsClient {
  readonly #agents = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true }),
  };
  readonly #queue = new TopicQueue(CALLS_PER_TOPIC);

  constructor(
    readonly endpoint: Endpoint,
    private readonly credentials: Credentials,
    private readonly timeoutSeconds = TIMEOUT_SECONDS,
  ) {}

  /** Sends one call to a region. Rejects with the signal's reason once cancelled; the socket is closed then. */
  async call<Action extends ClsAction>(
    action: Action,
    region: string,
    request: ClsActions[Action]['request'],
    signal: AbortSignal,
  ): Promise<ClsActions[Action]['response']> {
    const topic = 'TopicId' in request ? (request.TopicId ?? '') : '';
    return this.#queue.run(`${region}/${topic}`, signal, () => this.#send(action, region, request, signal));
  }

  async #send<Action extends ClsAction>(
    action: Action,
    region: string,
    request: ClsActions[Action]['request'],
    signal: AbortSignal,
  ): Promise<ClsActions[Action]['response']> {
    const address = clsAddress(this.endpoint, region);
    const deadline = AbortSignal.timeout(this.timeoutSeconds * 1000);
    try {
      const response = await HttpConnection.doRequestWithSign3({
        method: 'POST',
        url: `${address}/`,
        data: request,
        // The SDK's own clients take the service from the host name, which only fits Tencent's hosts.
        service: 'cls',
        action,
        region,
        version: CLS_VERSION,
        secretId: this.credentials.secretId.reveal(),
        secretKey: this.credentials.secretKey.reveal(),
        token: this.credentials.token?.reveal() as string,
        requestClient: 'FlowLens',
        language: 'en-US',
        timeout: 0,
        agent: address.startsWith('https:') ? this.#agents.https : this.#agents.http,
        signal: AbortSignal.any([signal, deadline]),
      });
      const text = await response.text();
      return readAnswer<Action>(response.status, text, address);
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.aborted) {
        throw new CallTimeoutError(address, this.timeoutSeconds);
      }
      throw error instanceof ClsError || error instanceof UnreachableError
        ? error
        : new UnreachableError(address, reasonOf(error));
    }
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }
}

function readAnswer<Action extends ClsAction>(
  status: number,
  text: string,
  address: string,
): ClsActions[Action]['response'] {
  let envelope: { Response?: { Error?: { Code: string; Message: string }; RequestId?: string } } | undefined;
  try {
    envelope = JSON.parse(text) as typeof envelope;
  } catch {
    envelope = undefined;
  }
  const answer = envelope?.Response;
  if (answer === undefined) {
    throw new UnreachableError(address, `it answered with HTTP ${status} and no CLS envelope, so it is not CLS`);
  }
  if (answer.Error) {
    throw new ClsError(answer.Error.Code, answer.Error.Message, answer.RequestId);
  }
  return answer as ClsActions[Action]['response'];
}

/** Only known codes are told: an error's own message may hold what was to be sent, keys included. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    REASONS[code] ?? (/^[A-Z_]{3,40}$/.test(code) ? `the connection failed (${code})` : 'the request could not be sent')
  );
}

const REASONS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the host name is not known (ENOTFOUND)',
  ECONNRESET: 'the connection was cut (ECONNRESET)',
  ETIMEDOUT: 'the connection timed out (ETIMEDOUT)',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
};
