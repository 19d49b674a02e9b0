import { isArrayFunction } from './functions/function-table';
import { someNode, type SqlNode } from './tree';

/** Most elements of an array (Presto's bound for sequence). */
const LONGEST_ARRAY = 10_000;

/** Elements a row for all arrays of a statement, which stand in memory for 2,048 rows at once: 1 GB with two threads. */
const ALL_ARRAYS = 40_000;

/** Elements that each array may have which a statement makes. */
export function longestArray(tree: SqlNode): number {
  let calls = 0;
  someNode(tree, (node) => {
    calls += node.class === 'FUNCTION' && isArrayFunction(String(node['function_name'])) ? 1 : 0;
    return false;
  });
  return Math.min(LONGEST_ARRAY, Math.floor(ALL_ARRAYS / Math.max(calls, 1)));
}
