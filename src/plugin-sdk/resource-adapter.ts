import { InvalidRequestError, resourceRequestFrom } from './from-proto';
import type { PluginHandlers } from './handlers';
import { log } from './log';
import type { Message, MessageInput } from './protocol/messages';
import { resourceResponseFrom } from './to-proto';

export async function callResource(
  handlers: PluginHandlers,
  message: Message<'CallResourceRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'CallResourceResponse'>> {
  try {
    return resourceResponseFrom(await handlers.callResource(resourceRequestFrom(message), signal));
  } catch (error) {
    if (error instanceof InvalidRequestError) return jsonError(400, error.message);
    log.error('Resource call failed unexpectedly', { path: message.path, error });
    return jsonError(500, 'Internal error of the plugin; its log has the details.');
  }
}

function jsonError(status: number, message: string): MessageInput<'CallResourceResponse'> {
  const headers = { 'Content-Type': 'application/json' };
  return resourceResponseFrom({ status, headers, body: JSON.stringify({ message }) });
}
