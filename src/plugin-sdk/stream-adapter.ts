import { toFrameJson } from './dataframe/frame-json';
import { failureOf } from './failure';
import { streamRequestFrom } from './from-proto';
import type { PluginHandlers } from './handlers';
import type { Message, MessageInput } from './protocol/messages';
import { enums } from './protocol/messages';

const STATUSES = {
  ok: enums.StreamStatus.OK,
  notFound: enums.StreamStatus.NOT_FOUND,
  denied: enums.StreamStatus.PERMISSION_DENIED,
} as const;

/** Whether a channel may be watched. Grafana passes on no reason, so whatever fails is a channel that is not there. */
export async function subscribeStream(
  handlers: PluginHandlers,
  message: Message<'SubscribeStreamRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'SubscribeStreamResponse'>> {
  try {
    const answer = (await handlers.subscribeStream?.(streamRequestFrom(message), signal)) ?? 'notFound';
    return { status: STATUSES[answer] };
  } catch (error) {
    failureOf(error, signal, `subscription to ${message.path}`);
    return { status: enums.StreamStatus.NOT_FOUND };
  }
}

/** Each frame is a packet with its schema, so that somebody who joins later can read the next one. */
export async function* runStream(
  handlers: PluginHandlers,
  message: Message<'RunStreamRequest'>,
  signal: AbortSignal,
): AsyncIterable<MessageInput<'StreamPacket'>> {
  for await (const frame of handlers.runStream?.(streamRequestFrom(message), signal) ?? []) {
    yield { data: Buffer.from(JSON.stringify(toFrameJson(frame))) };
  }
}
