/**
 * What flow logs are: record formats, fields and their spellings, protocols, ports, regions.
 * Pure; knows neither CLS calls nor Grafana. Start at `fields.ts`.
 */
export * from './fields';
