import type { DocumentedStatement } from './documented-statement';

/** Clauses, types and operators of CLS's documents (facts 2.4, 2.6 and 5). */
export const CLAUSES: readonly DocumentedStatement[] = [
  { source: '5.4 SQL LIMIT', sql: 'select "bytes" order by "bytes" limit 2', types: ['bigint'], rows: [[84], [200]] },
];
