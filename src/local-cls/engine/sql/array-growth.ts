import { makesArrays } from './functions/function-table';
import { countCalls, type SqlNode } from './tree';

/** Most elements of an array (Presto's bound for sequence). */
const LONGEST_ARRAY = 10_000;

/** Elements a row for all arrays of a statement, which stand in memory for 2,048 rows at once: 1 GB with two threads. */
const ALL_ARRAYS = 16_000;

/** Pairs of characters a row that calls of levenshtein_distance compare (Presto's bound): seven seconds for 2,048 rows. */
const ALL_PAIRS = 1_000_000;

/** Elements that each array may have which a statement makes. */
export function longestArray(tree: SqlNode): number {
  return Math.min(LONGEST_ARRAY, Math.floor(ALL_ARRAYS / Math.max(countCalls(tree, makesArrays), 1)));
}

/** Pairs of characters that each call of a statement may compare. */
export function mostPairs(tree: SqlNode): number {
  return Math.floor(
    ALL_PAIRS /
      Math.max(
        countCalls(tree, (name) => name === 'levenshtein_distance'),
        1,
      ),
  );
}
