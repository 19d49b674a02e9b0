import type { PluginHandlers } from './handlers';
import { log } from './log';

/** Handlers, or how to get them. A plugin whose modules are heavy loads them after the handshake. */
export type HandlerSource = PluginHandlers | (() => Promise<PluginHandlers>);

export interface LoadedHandlers {
  /** Never rejects: handlers that could not be loaded answer every call with that failure. */
  get(): Promise<PluginHandlers>;
  /** Gives back what the handlers hold, if they were ever loaded. */
  close(): Promise<void>;
}

export function loadHandlers(source: HandlerSource): LoadedHandlers {
  let loading: Promise<PluginHandlers> | undefined;
  const load = async (): Promise<PluginHandlers> => {
    try {
      return typeof source === 'function' ? await source() : source;
    } catch (error) {
      log.error('The handlers could not be loaded', { error });
      // The next call tries again.
      loading = undefined;
      return failingHandlers(error);
    }
  };
  const get = () => (loading ??= load());
  return { get, close: async () => (await loading)?.close?.() };
}

function failingHandlers(cause: unknown): PluginHandlers {
  const fail = () => Promise.reject(new Error('The handlers could not be loaded', { cause }));
  return { queryData: fail, checkHealth: fail, callResource: fail };
}
