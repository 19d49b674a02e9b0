import { Client, credentials, type ServiceError, type ClientReadableStream, type ClientUnaryCall } from '@grpc/grpc-js';
import type { Address } from '../handshake';
import { decodeMessage, encodeMessage } from '../protocol/codec';
import type { Message, MessageInput, MessageName } from '../protocol/messages';
import { type CallSpec, type Services, services } from '../protocol/services';

type RequestOf<C> = C extends readonly [infer Q extends MessageName, ...unknown[]] ? MessageInput<Q> : never;
type AnswerOf<C> = C extends readonly [unknown, infer A extends MessageName, ...unknown[]] ? Message<A> : never;

export interface CallOptions {
  signal?: AbortSignal;
  /** Milliseconds since the epoch. */
  deadlineMs?: number;
}

/** A plugin's calls as raw messages, over gRPC. Rejects with grpc-js's ServiceError. */
export class PluginClient {
  readonly #client: Client;

  constructor(address: Address) {
    const target = address.network === 'unix' ? `unix:${address.path}` : `127.0.0.1:${address.port}`;
    this.#client = new Client(target, credentials.createInsecure(), {
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
    });
  }

  /** All messages of the answer; one where it is no stream. */
  call<S extends keyof Services, C extends keyof Services[S] & string>(
    service: S,
    name: C,
    request: RequestOf<Services[S][C]>,
    options: CallOptions = {},
  ): Promise<AnswerOf<Services[S][C]>[]> {
    const spec = (services[service] as Readonly<Record<string, CallSpec>>)[name];
    const answers = this.#send(`/${service}/${name}`, spec, request, options);
    return answers as Promise<AnswerOf<Services[S][C]>[]>;
  }

  /** The messages of an answer as they come; giving up the loop cancels the call. */
  async *stream<S extends keyof Services, C extends keyof Services[S] & string>(
    service: S,
    name: C,
    request: RequestOf<Services[S][C]>,
    options: CallOptions = {},
  ): AsyncIterable<AnswerOf<Services[S][C]>> {
    const spec = (services[service] as Readonly<Record<string, CallSpec>>)[name];
    const stream = this.#open(`/${service}/${name}`, spec, request, options);
    stopWith(stream, options);
    try {
      yield* stream as AsyncIterable<AnswerOf<Services[S][C]>>;
    } finally {
      // The cancel is reported as an error, which the loop no longer hears.
      stream.on('error', () => undefined);
      stream.cancel();
    }
  }

  #open(
    path: string,
    [requestName, answerName]: CallSpec,
    request: object,
    { deadlineMs = Infinity }: CallOptions,
  ): ClientReadableStream<Message<MessageName>> {
    const encode = (value: object) => encodeMessage(requestName, value);
    const decode = (bytes: Buffer) => decodeMessage(answerName, bytes);
    return this.#client.makeServerStreamRequest(path, encode, decode, request, { deadline: deadlineMs });
  }

  #send(path: string, spec: CallSpec, request: object, options: CallOptions): Promise<Message<MessageName>[]> {
    const [requestName, answerName, form] = spec;
    const encode = (value: object) => encodeMessage(requestName, value);
    const decode = (bytes: Buffer) => decodeMessage(answerName, bytes);
    const callOptions = { deadline: options.deadlineMs ?? Infinity };
    return new Promise((resolve, reject) => {
      let call: ClientUnaryCall | ClientReadableStream<Message<MessageName>>;
      if (form !== undefined) {
        const messages: Message<MessageName>[] = [];
        const stream = this.#open(path, spec, request, options);
        stream.on('data', (message: Message<MessageName>) => messages.push(message));
        stream.on('error', reject);
        stream.on('end', () => resolve(messages));
        call = stream;
      } else {
        const done = (error: ServiceError | null, answer?: Message<MessageName>) =>
          error || !answer ? reject(error ?? new Error(`${path} gave no answer`)) : resolve([answer]);
        call = this.#client.makeUnaryRequest(path, encode, decode, request, callOptions, done);
      }
      stopWith(call, options);
    });
  }

  close(): void {
    this.#client.close();
  }
}

function stopWith(call: { cancel(): void }, { signal }: CallOptions): void {
  if (signal?.aborted) call.cancel();
  else signal?.addEventListener('abort', () => call.cancel(), { once: true });
}
