/** `POST /`: signature, action, envelope. Every API answer has status 200, errors too. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ActionContext } from './actions/action-rule';
import { findAction } from './actions/registry';
import { authenticate, headerText, type KeyPair } from './authenticate';
import { ClsFailure } from './failure';
import type { FaultPlan } from './faults/fault-plan';
import { FaultyCall } from './faults/faulty-call';

const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const MAX_ANSWER_BYTES = 49 * 1024 * 1024;

export interface ApiOptions extends Omit<ActionContext, 'region' | 'signal' | 'enterTopic'> {
  keys: readonly KeyPair[];
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
    await send(request, response, content);
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
    const content = JSON.stringify({ Response: { ...(await runAction(request, options, call, signal)), RequestId } });
    if (Buffer.byteLength(content) > MAX_ANSWER_BYTES) {
      throw new ClsFailure('LimitExceeded.SearchResultTooLarge', 'The answer is larger than 49 MB.');
    }
    return content;
  } catch (error) {
    const failure = error instanceof ClsFailure ? error : internalFailure(error, RequestId, signal, options);
    return JSON.stringify({ Response: { Error: { Code: failure.code, Message: failure.message }, RequestId } });
  }
}

function internalFailure(error: unknown, requestId: string, signal: AbortSignal, options: ApiOptions): ClsFailure {
  if (!signal.aborted) {
    options.log(
      `Request ${requestId} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
  return new ClsFailure('InternalError', 'An internal error has occurred; the log of the local CLS tells more.');
}

async function runAction(
  request: IncomingMessage,
  options: ApiOptions,
  call: FaultyCall,
  signal: AbortSignal,
): Promise<object> {
  if (request.method !== 'POST') {
    throw new ClsFailure('UnsupportedProtocol', 'Requests are sent with POST.');
  }
  const body = await readBody(request);
  authenticate(request.headers, body, options.keys, options.now());
  await call.enter(request.headers, body, signal);
  const run = findAction(required(request, 'X-TC-Version'), required(request, 'X-TC-Action'));
  return run(body.toString(), {
    ...options,
    region: required(request, 'X-TC-Region'),
    signal,
    enterTopic: call.enterTopic,
  });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end all the same: the client would not see an answer to a request cut off.
    if (size <= MAX_REQUEST_BYTES) {
      chunks.push(chunk);
    }
  }
  if (size > MAX_REQUEST_BYTES) {
    throw new ClsFailure('RequestSizeLimitExceeded', 'The request is larger than 10 MB.');
  }
  return Buffer.concat(chunks);
}

function required(request: IncomingMessage, header: string): string {
  const value = headerText(request.headers, header.toLowerCase());
  if (value === undefined) {
    throw new ClsFailure('MissingParameter', `The request is missing the header \`${header}\`.`);
  }
  return value;
}

async function send(request: IncomingMessage, response: ServerResponse, content: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  if (/\bgzip\b/.test(headerText(request.headers, 'accept-encoding') ?? '')) {
    const packed = await promisify(gzip)(content, { level: 1 });
    response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': packed.length }).end(packed);
  } else {
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(content) }).end(content);
  }
}
