/**
 * The saved query and its translation into CLS requests. Pure: no network, no Grafana types.
 * Start at `model.ts`, then `compile-query.ts`.
 */
export * from './model';
