import type { Agent as HttpAgent } from 'node:http';
import { HttpConnection } from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/http/http_connection';
import { API_VERSIONS, type ReadAction, type ReadActions, serviceOf } from '#cls';
import type { Endpoint } from '#contract';
import { type Secret } from '#plugin-sdk';
import { type CalledApi, CallTimeoutError, ClsError, UnreachableError } from './cls-error';
import { notAnAnswer, unreachable } from './connection-failure';
import { Connections, type Network } from './connections';
import { apiAddress } from './endpoint';
import { retryCall } from './retry';
import { type Line, TopicQueue } from './topic-queue';

/** Key pair, with a token where the keys are temporary. */
export interface Credentials {
  secretId: Secret;
  secretKey: Secret;
  token?: Secret;
}

/** Which line a call waits in, and what to do when its turn has come. */
interface Turn {
  line?: Line;
  onTurn?: () => void;
}

const TIMEOUT_SECONDS = 60;

/** Calls at once per topic: CLS allows 15 for everyone, the console and other Grafanas included. */
const CALLS_PER_TOPIC = 5;

/**
 * Asks CLS and the VPC API. Offers the actions of `ReadActions` and nothing else; host and service never come from a
 * caller. The official SDK signs and sends.
 */
export class ClsClient {
  readonly #connections: Connections;
  readonly #queue = new TopicQueue(CALLS_PER_TOPIC);

  constructor(
    readonly endpoint: Endpoint,
    private readonly credentials: Credentials,
    network: Network = {},
    private readonly timeoutSeconds = TIMEOUT_SECONDS,
  ) {
    this.#connections = new Connections(network);
  }

  /**
   * Asks a region, again where the failure may heal; waiting and all tries together have the time of one call. Rejects
   * with the signal's reason once cancelled; the socket is closed then.
   */
  async call<Action extends ReadAction>(
    action: Action,
    region: string,
    request: ReadActions[Action]['request'],
    signal: AbortSignal,
    { line = 'people', onTurn }: Turn = {},
  ): Promise<ReadActions[Action]['response']> {
    const topic = 'TopicId' in request ? (request.TopicId ?? '') : '';
    const service = serviceOf(action);
    const address = apiAddress(service, this.endpoint, region);
    const connection = this.#connections.to(address);
    const api = { service, address, proxy: connection.proxy };
    const deadline = AbortSignal.timeout(this.timeoutSeconds * 1000);
    const ended = AbortSignal.any([signal, deadline]);
    let isWaiting = true;
    const send = () => {
      isWaiting = false;
      onTurn?.();
      return retryCall(() => this.#send(action, region, api, request, connection.agent, ended), ended);
    };
    try {
      return await this.#queue.run(`${service}/${region}/${topic}`, ended, send, line);
    } catch (error) {
      signal.throwIfAborted();
      throw deadline.aborted ? new CallTimeoutError(api, this.timeoutSeconds, isWaiting) : error;
    }
  }

  async #send<Action extends ReadAction>(
    action: Action,
    region: string,
    api: CalledApi,
    request: ReadActions[Action]['request'],
    agent: HttpAgent,
    signal: AbortSignal,
  ): Promise<ReadActions[Action]['response']> {
    try {
      const response = await HttpConnection.doRequestWithSign3({
        method: 'POST',
        url: `${api.address}/`,
        data: request,
        // The SDK's own clients take the service from the host name, which only fits Tencent's hosts.
        service: api.service,
        action,
        region,
        version: API_VERSIONS[api.service],
        secretId: this.credentials.secretId.reveal(),
        secretKey: this.credentials.secretKey.reveal(),
        token: this.credentials.token?.reveal() as string,
        requestClient: 'FlowLens',
        language: 'en-US',
        timeout: 0,
        agent,
        signal,
      });
      return readAnswer(action, api, response.status, await response.text());
    } catch (error) {
      throw error instanceof ClsError || error instanceof UnreachableError ? error : unreachable(api, error);
    }
  }

  close(): void {
    this.#connections.close();
  }
}

function readAnswer<Action extends ReadAction>(
  action: Action,
  api: CalledApi,
  status: number,
  text: string,
): ReadActions[Action]['response'] {
  const answer = parseEnvelope(text)?.Response ?? undefined;
  if (answer === undefined) {
    throw notAnAnswer(api, status, text);
  }
  if (answer.Error) {
    throw new ClsError(answer.Error.Code, answer.Error.Message, answer.RequestId, action);
  }
  return answer as ReadActions[Action]['response'];
}

interface Envelope {
  Response?: { Error?: { Code: string; Message: string }; RequestId?: string };
}

function parseEnvelope(text: string): Envelope | undefined {
  try {
    return (JSON.parse(text) as Envelope | null) ?? undefined;
  } catch {
    return undefined;
  }
}
