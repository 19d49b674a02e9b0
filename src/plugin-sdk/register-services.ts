import { once } from 'node:events';
import type {
  MethodDefinition,
  sendUnaryData,
  Server,
  ServerUnaryCall,
  ServerWritableStream,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { log } from './log';
import { decodeMessage, encodeMessage } from './protocol/codec';
import type { Message, MessageInput, MessageName } from './protocol/messages';
import { type CallSpec, type ServiceAnswers, services } from './protocol/services';

type In = Message<MessageName>;
type Out = MessageInput<MessageName>;
type AnyAnswer = (request: In, signal: AbortSignal) => Promise<Out> | Out;
type ManyAnswers = (request: In, signal: AbortSignal) => AsyncIterable<Out>;

/** What stops each call that is being answered. */
type Running = Set<AbortController>;

/** Puts every call of the table onto the server. A signal is aborted by cancel, by deadline and by `stopping`. */
export function registerServices(server: Server, answers: ServiceAnswers, stopping: AbortSignal): void {
  // One listener for all calls: Node takes many listeners of one signal for a leak.
  const running: Running = new Set();
  stopping.addEventListener('abort', () => running.forEach((call) => call.abort()));
  for (const [service, calls] of Object.entries<Readonly<Record<string, CallSpec>>>(services)) {
    const definition: Record<string, MethodDefinition<In, Out>> = {};
    const implementation: UntypedServiceImplementation = {};
    for (const [name, spec] of Object.entries(calls)) {
      // The table ties each answer to its messages; a loop over it cannot see that.
      const answer = (answers as unknown as Record<string, Record<string, AnyAnswer & ManyAnswers>>)[service][name];
      definition[name] = methodDefinition(`/${service}/${name}`, spec);
      implementation[name] = implement(spec[2], answer, running);
    }
    server.addService(definition, implementation);
  }
}

function implement(form: CallSpec[2], answer: AnyAnswer & ManyAnswers, running: Running) {
  if (form === 'many') return answerMany(answer, running);
  return form === 'stream' ? answerStream(answer, running) : answerUnary(answer, running);
}

function methodDefinition(path: string, [request, answer, form]: CallSpec): MethodDefinition<In, Out> {
  return {
    path,
    requestStream: false,
    responseStream: form !== undefined,
    requestSerialize: (value) => encodeMessage(request, value),
    requestDeserialize: (bytes) => decodeMessage(request, bytes),
    responseSerialize: (value) => encodeMessage(answer, value),
    responseDeserialize: (bytes) => decodeMessage(answer, bytes),
  };
}

function answerUnary(answer: AnyAnswer, running: Running) {
  return (call: ServerUnaryCall<In, Out>, done: sendUnaryData<Out>) => {
    run(answer, call, running).then(
      (value) => done(null, value),
      (error: unknown) => done(internalError(call.getPath(), error)),
    );
  };
}

/** A stream of one message. */
function answerStream(answer: AnyAnswer, running: Running) {
  return (call: ServerWritableStream<In, Out>) => {
    run(answer, call, running).then(
      (value) => {
        call.write(value);
        call.end();
      },
      (error: unknown) => call.emit('error', internalError(call.getPath(), error)),
    );
  };
}

/** Messages go out as the reader takes them. What ends by a cancel ends in silence: nobody listens any more. */
function answerMany(answer: ManyAnswers, running: Running) {
  return (call: ServerWritableStream<In, Out>) => {
    const send = async (request: In, signal: AbortSignal) => {
      try {
        for await (const message of answer(request, signal)) {
          if (!call.write(message)) await once(call, 'drain', { signal });
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    };
    run(send, call, running).then(
      () => call.end(),
      (error: unknown) => call.emit('error', internalError(call.getPath(), error)),
    );
  };
}

async function run<T>(
  answer: (request: In, signal: AbortSignal) => Promise<T> | T,
  call: ServerUnaryCall<In, Out> | ServerWritableStream<In, Out>,
  running: Running,
): Promise<T> {
  const one = new AbortController();
  running.add(one);
  // Fires for a cancel and for a deadline that has passed.
  call.on('cancelled', () => one.abort());
  try {
    return await answer(call.request, one.signal);
  } finally {
    running.delete(one);
  }
}

/** The adapters answer every failure themselves; this is for their own faults. */
function internalError(path: string, error: unknown) {
  log.error('A call could not be answered', { path, error });
  return { code: status.INTERNAL, details: 'Internal error of the plugin; its log has the details.' };
}
