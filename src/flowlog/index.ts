/**
 * What flow logs are: record formats, fields and their spellings, measures, protocols, ports, regions, addresses and
 * their names.
 * Pure; knows neither CLS calls nor Grafana nor saved queries. Start at `fields.ts`; records are read in
 * `read-record.ts`.
 */
export * from './address';
export * from './collecting';
export * from './conversations';
export * from './fields';
export * from './findings';
export * from './format';
export * from './icmp';
export * from './initiator';
export * from './measures';
export * from './named-networks';
export * from './own-addresses';
export * from './ports';
export * from './protocols';
export * from './read-record';
export * from './record';
export * from './regions';
export * from './tally';
export * from './verdict';
