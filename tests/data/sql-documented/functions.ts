import type { DocumentedStatement } from './documented-statement';
import { FUNCTION_AGGREGATES } from './function-aggregates';
import { FUNCTION_COLLECTIONS } from './function-collections';
import { FUNCTION_NUMBERS } from './function-numbers';
import { FUNCTION_TEXTS } from './function-texts';
import { FUNCTION_TIMES } from './function-times';

/** Own forms: the functions that CLS's documents name (facts 5.5 to 5.7; the pages for names the sheet lacks). */
export const FUNCTIONS: readonly DocumentedStatement[] = [
  ...FUNCTION_TIMES,
  ...FUNCTION_AGGREGATES,
  ...FUNCTION_TEXTS,
  ...FUNCTION_COLLECTIONS,
  ...FUNCTION_NUMBERS,
];
