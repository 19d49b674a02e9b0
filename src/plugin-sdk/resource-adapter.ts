import { failureOf } from './failure';
import { resourceRequestFrom } from './from-proto';
import type { PluginHandlers } from './handlers';
import type { Message, MessageInput } from './protocol/messages';
import { resourceResponseFrom } from './to-proto';

/** A resource call. A throw is answered as JSON `{message}` with a proper HTTP status. */
export async function callResource(
  handlers: PluginHandlers,
  message: Message<'CallResourceRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'CallResourceResponse'>> {
  try {
    return resourceResponseFrom(await handlers.callResource(resourceRequestFrom(message), signal));
  } catch (error) {
    const failure = failureOf(error, signal, `resource call ${message.path}`);
    const headers = { 'Content-Type': 'application/json' };
    return resourceResponseFrom({
      status: failure.status,
      headers,
      body: JSON.stringify({ message: failure.message }),
    });
  }
}
