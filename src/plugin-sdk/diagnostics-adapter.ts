import { failureOf } from './failure';
import { contextFrom } from './from-proto';
import type { PluginHandlers } from './handlers';
import { headersFrom } from './headers';
import { log } from './log';
import type { Message, MessageInput } from './protocol/messages';
import { healthResponseFrom } from './to-proto';

/** "Save & test". A failure of the check itself is a failed check, with a sentence for the page. */
export async function checkHealth(
  handlers: PluginHandlers,
  message: Message<'CheckHealthRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'CheckHealthResponse'>> {
  try {
    const context = contextFrom(message.pluginContext);
    return healthResponseFrom(await handlers.checkHealth(context, headersFrom(message.headers), signal));
  } catch (error) {
    return healthResponseFrom({ status: 'error', message: failureOf(error, signal, 'health check').message });
  }
}

export function collectMetrics(handlers: PluginHandlers): MessageInput<'CollectMetricsResponse'> {
  try {
    return { metrics: { prometheus: Buffer.from(handlers.collectMetrics?.() ?? '') } };
  } catch (error) {
    log.error('Metrics could not be collected', { error });
    return { metrics: { prometheus: new Uint8Array() } };
  }
}
