/**
 * What browser and backend tell each other beside the query itself: settings and resource calls.
 * Pure types and their checks; no transport.
 */
export * from './settings';
export * from './resources';
