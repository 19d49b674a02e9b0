import { Server } from '@grpc/grpc-js';
import { queryData } from './data-adapter';
import { checkHealth, collectMetrics } from './diagnostics-adapter';
import { hasCookie, printHandshake } from './handshake';
import { listen } from './listen';
import { type HandlerSource, type LoadedHandlers, loadHandlers } from './load-handlers';
import { captureOutput, log } from './log';
import { enums } from './protocol/messages';
import type { ServiceAnswers } from './protocol/services';
import { registerServices } from './register-services';
import { callResource } from './resource-adapter';
import { runStream, subscribeStream } from './stream-adapter';
import { watchParent } from './watch-parent';

/** As Go's SDK: query JSON and resource bodies stay below. Answers may be as big as they are. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/** The host kills a plugin two seconds after Shutdown; each of the two steps of stopping gets this much. */
const STOP_STEP_MS = 500;

/**
 * Runs the plugin until the host stops it. The handshake goes out before anything that can fail: a plugin whose
 * first start fails is not tried again until Grafana restarts.
 */
export async function serve(source: HandlerSource): Promise<void> {
  if (!hasCookie(process.env)) {
    process.stderr.write('This program is a Grafana plugin. Grafana starts it; it does nothing by itself.\n');
    process.exit(1);
  }
  captureOutput();
  const handlers = loadHandlers(source);
  const stopping = new AbortController();
  const server = new Server({
    'grpc.max_receive_message_length': MAX_REQUEST_BYTES,
    'grpc.max_send_message_length': -1,
  });
  const stopOnce = (reason: string) => {
    if (stopping.signal.aborted) return;
    log.debug('Stopping', { reason });
    stopping.abort();
    void stop(server, handlers);
  };
  // Ctrl-C in Grafana's terminal reaches us too, but it is Grafana that stops its plugins.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => stopOnce('SIGTERM'));
  watchParent(() => stopOnce('the host is gone'));
  registerServices(server, answersOf(handlers, stopOnce), stopping.signal);
  try {
    process.stdout.write(`${printHandshake(await listen(server))}\n`);
  } catch (error) {
    log.error('The plugin cannot listen', { error });
    process.exit(1);
  }
  void handlers.get();
}

function answersOf(handlers: LoadedHandlers, stopOnce: (reason: string) => void): ServiceAnswers {
  return {
    'pluginv2.Data': { QueryData: async (request, signal) => queryData(await handlers.get(), request, signal) },
    'pluginv2.Diagnostics': {
      CheckHealth: async (request, signal) => checkHealth(await handlers.get(), request, signal),
      CollectMetrics: async () => collectMetrics(await handlers.get()),
    },
    'pluginv2.Resource': {
      CallResource: async (request, signal) => callResource(await handlers.get(), request, signal),
    },
    'pluginv2.Stream': {
      SubscribeStream: async (request, signal) => subscribeStream(await handlers.get(), request, signal),
      async *RunStream(request, signal) {
        yield* runStream(await handlers.get(), request, signal);
      },
      PublishStream: () => ({ status: enums.StreamStatus.PERMISSION_DENIED }),
    },
    'plugin.GRPCController': {
      Shutdown: () => {
        // After the answer is on its way.
        setImmediate(() => stopOnce('Shutdown'));
        return {};
      },
    },
    'grpc.health.v1.Health': { Check: () => ({ status: enums.ServingStatus.SERVING }) },
  };
}

async function stop(server: Server, handlers: LoadedHandlers): Promise<void> {
  await atMost(STOP_STEP_MS, new Promise((resolve) => server.tryShutdown(resolve)));
  server.forceShutdown();
  await atMost(STOP_STEP_MS, handlers.close());
  process.exit(0);
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const failed = (error: unknown) => log.warn('Stopping was not clean', { error });
  await Promise.race([work.catch(failed), new Promise((resolve) => setTimeout(resolve, ms))]);
}
