import type { Message, MessageInput, MessageName } from './messages';

/**
 * The calls Grafana makes: request, answer, and whether the answer is a stream. What is declared a `stream` but always
 * has one message is answered as a plain call is; `many` has any number.
 */
export const services = {
  'pluginv2.Data': { QueryData: ['QueryDataRequest', 'QueryDataResponse'] },
  'pluginv2.Diagnostics': {
    CheckHealth: ['CheckHealthRequest', 'CheckHealthResponse'],
    CollectMetrics: ['CollectMetricsRequest', 'CollectMetricsResponse'],
  },
  'pluginv2.Resource': { CallResource: ['CallResourceRequest', 'CallResourceResponse', 'stream'] },
  'pluginv2.Stream': {
    SubscribeStream: ['SubscribeStreamRequest', 'SubscribeStreamResponse'],
    RunStream: ['RunStreamRequest', 'StreamPacket', 'many'],
    PublishStream: ['PublishStreamRequest', 'PublishStreamResponse'],
  },
  'plugin.GRPCController': { Shutdown: ['Empty', 'Empty'] },
  'grpc.health.v1.Health': { Check: ['HealthCheckRequest', 'HealthCheckResponse'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, CallSpec>>>>;

export type CallSpec = readonly [request: MessageName, answer: MessageName, form?: 'stream' | 'many'];

export type Services = typeof services;

type Answer<C> = C extends readonly [infer Q extends MessageName, infer A extends MessageName, 'many']
  ? (request: Message<Q>, signal: AbortSignal) => AsyncIterable<MessageInput<A>>
  : C extends readonly [infer Q extends MessageName, infer A extends MessageName, ...unknown[]]
    ? (request: Message<Q>, signal: AbortSignal) => Promise<MessageInput<A>> | MessageInput<A>
    : never;

/** One function for each call, over plain messages. */
export type ServiceAnswers = { [S in keyof Services]: { [C in keyof Services[S]]: Answer<Services[S][C]> } };
