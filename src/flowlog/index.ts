/**
 * What flow logs are: record formats, fields and their spellings, measures, protocols, regions, addresses.
 * Pure; knows neither CLS calls nor Grafana nor saved queries. Start at `fields.ts`; records are read in
 * `read-record.ts`.
 */
export * from './address';
export * from './fields';
export * from './format';
export * from './measures';
export * from './protocols';
export * from './read-record';
export * from './record';
export * from './regions';
