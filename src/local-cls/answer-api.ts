/** `POST /`: signature, action, envelope. Every API answer has status 200, errors too. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CLS_VERSION } from '#cls';
import type { ActionContext } from './actions/action-rule';
import { checkRegion } from './actions/check-region';
import { findAction } from './actions/registry';
import type { RequestRates } from './actions/request-rates';
import { authenticate, headerText, type KeyPair } from './authenticate';
import { authorize } from './authorize';
import { ClsFailure } from './failure';
import type { FaultPlan } from './faults/fault-plan';
import { FaultyCall } from './faults/faulty-call';
import { internalFailure } from './internal-failure';
import { messageIn } from './message-language';
import { readBody } from './read-body';
import { sendAnswer } from './send-answer';

const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const MAX_ANSWER_BYTES = 49 * 1024 * 1024;

export interface ApiOptions extends Omit<ActionContext, 'region' | 'signal' | 'enterTopic' | 'authorize'> {
  keys: readonly KeyPair[];
  rates: RequestRates;
  log: (message: string) => void;
  faults: FaultPlan;
}

export async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  options: ApiOptions,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const call = new FaultyCall(options.faults);
  const content = await contentOf(request, options, call, gone.signal);
  if (!gone.signal.aborted && !call.spoil(response, content)) {
    await sendAnswer(request, response, content);
  }
}

async function contentOf(
  request: IncomingMessage,
  options: ApiOptions,
  call: FaultyCall,
  signal: AbortSignal,
): Promise<string> {
  const RequestId = randomUUID();
  try {
    const answer = await runAction(request, options, call, signal, RequestId);
    const content = JSON.stringify({ Response: { ...answer, RequestId } });
    if (Buffer.byteLength(content) > MAX_ANSWER_BYTES) {
      throw new ClsFailure('LimitExceeded.SearchResultTooLarge', 'The answer is larger than 49 MB.');
    }
    return content;
  } catch (error) {
    const log = signal.aborted ? () => undefined : options.log;
    const failure =
      error instanceof ClsFailure ? error : internalFailure(error, `Request ${RequestId}`, options.store.file, log);
    const Message = messageIn(headerText(request.headers, 'x-tc-language'), failure);
    return JSON.stringify({ Response: { Error: { Code: failure.code, Message }, RequestId } });
  }
}

async function runAction(
  request: IncomingMessage,
  options: ApiOptions,
  call: FaultyCall,
  signal: AbortSignal,
  requestId: string,
): Promise<object> {
  if (request.method !== 'POST') {
    throw new ClsFailure('UnsupportedProtocol', 'Requests are sent with POST.');
  }
  const body = await readBody(request, MAX_REQUEST_BYTES);
  if (body === undefined) {
    throw new ClsFailure('RequestSizeLimitExceeded', 'The request is larger than 10 MB.');
  }
  const { policy } = authenticate(request.headers, body, options.keys, options.now());
  await call.enter(request.headers, body, signal);
  const [version, name] = [required(request, 'X-TC-Version'), required(request, 'X-TC-Action')];
  const run = findAction(version, name);
  const region = required(request, 'X-TC-Region');
  checkRegion(version, region, options.store);
  options.rates.count(name, region, options.now(), options.switches.requestRates);
  const action = `${version === CLS_VERSION ? 'cls' : 'vpc'}:${name}`;
  const permit = (topicId?: string) =>
    policy && authorize(policy, { action, topicId, region, requestId }, options.switches.deniedCode);
  return run(
    { body, headers: request.headers },
    { ...options, region, signal, authorize: permit, enterTopic: call.enterTopic },
  );
}

function required(request: IncomingMessage, header: string): string {
  const value = headerText(request.headers, header.toLowerCase());
  if (value === undefined) {
    throw new ClsFailure('MissingParameter', `The request is missing the header \`${header}\`.`);
  }
  return value;
}
