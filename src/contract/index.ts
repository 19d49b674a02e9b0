/**
 * What browser and backend tell each other beside the query itself: settings and resource calls.
 * Pure types and their checks; no transport. Start at `settings.ts`.
 */
export * from './settings';
export * from './resources';
export type * from './evidence';
export { ENDPOINT_KINDS, parseSettings, parseSource } from './parse-settings';
export { MAX_NAMES, parseName, parseNames } from './parse-names';
