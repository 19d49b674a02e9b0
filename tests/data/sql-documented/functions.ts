import type { DocumentedStatement } from './documented-statement';

/** Functions of CLS's documents (facts 5.5 to 5.7). */
export const FUNCTIONS: readonly DocumentedStatement[] = [];
