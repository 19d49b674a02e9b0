/**
 * Grafana's backend plugin protocol in TypeScript: handshake, services, log, data frames. Knows nothing of CLS.
 * Start at `handlers.ts` for what a plugin implements and at `serve.ts` for how it runs; `host/` is the other side.
 *
 * A plugin's entry file holds `serve(() => import('./handlers'))` and little else, so that the handshake goes out
 * before heavy modules load. What is exported here must be free of side effects: bundlers then drop what is unused.
 */
export * from './handlers';
export * from './dataframe/frame';
export { TextColumn } from './dataframe/text-column';
export { FrameError } from './dataframe/frame-error';
export { encodeFrame } from './dataframe/encode-frame';
export { log } from './log';
export { Secret } from './secret';
export { type Address, HOST_ENVIRONMENT, parseHandshake } from './handshake';
export { serve } from './serve';
export type { HandlerSource } from './load-handlers';
export { decodeFrame } from './host/decode-frame';
export * from './dataframe/frame-json';
export type * from './host/model';
export { type CallOptions, PluginClient } from './host/plugin-client';
export { PluginProcess } from './host/plugin-process';
export { type StartOptions, startPlugin } from './host/start-plugin';
