/**
 * The saved query and its translation into CLS requests. Pure: no network, no Grafana types, no clock.
 * Start at `model.ts`, then `compile-query.ts`.
 */
export * from './model';
export * from './choices';
export * from './plan';
export * from './sources';
export * from './topic-schema';
export * from './time-buckets';
export { InvalidQueryError } from './invalid-query-error';
export { parseQuery } from './parse-query';
export { parseFilters } from './parse-filters';
export { defaultQuery } from './default-query';
export { compileQuery, type Plan, previewRequests, RANKED_EXAMPLE } from './compile-query';
export { countsDeliveredOnly } from './compile-volume';
export { KEY_SEPARATOR, VOLUME } from './volume-expressions';
export { matchesFilters } from './match-filters';
export { readInteger, readList, readObject, readOneOf, readText } from './read-json';
export { QuerySyntaxError } from '#language';
export { checkSyntax } from './check-syntax';
