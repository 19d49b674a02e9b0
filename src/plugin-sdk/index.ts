/**
 * Grafana's backend plugin protocol in TypeScript: handshake, services, log, data frames. Knows nothing of CLS.
 * Start at `handlers.ts` for what a plugin implements and at `serve.ts` for how it runs.
 */
export * from './handlers';
export { Secret } from './secret';
export { log } from './log';
export * from './dataframe/frame';
