import {
  DuckDBListVector,
  DuckDBMapVector,
  type DuckDBResult,
  type DuckDBValue,
  type DuckDBVector,
} from '@duckdb/node-api';
import { ClsFailure } from '../../failure';

/** Largest answer in bytes (page of SearchLog), and what of it may be in arrays and maps. */
const MAX_BYTES = 49 * 1024 * 1024;
const MAX_ELEMENTS = 1_000_000;

/** All rows of a result. Throws `ClsFailure` before a result is read that is too large for an answer. */
export async function readRows(result: DuckDBResult): Promise<DuckDBValue[][]> {
  const rows: DuckDBValue[][] = [];
  let bytes = 0;
  let elements = 0;
  for await (const chunk of result) {
    for (let column = 0; column < chunk.columnCount; column++) {
      elements += elementsOf(chunk.getColumnVector(column), MAX_ELEMENTS - elements);
    }
    if (elements > MAX_ELEMENTS) {
      throw tooLarge(`more than ${MAX_ELEMENTS} elements of arrays and maps`);
    }
    for (const row of chunk.getRows()) {
      bytes += row.reduce((sum: number, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 0);
      rows.push(row);
    }
    if (bytes > MAX_BYTES) {
      throw tooLarge(`more than ${MAX_BYTES / 1024 / 1024} MB`);
    }
  }
  return rows;
}

function tooLarge(what: string): ClsFailure {
  return new ClsFailure('LimitExceeded.SearchResultTooLarge', `The result is too large: ${what}.`);
}

/** Elements of all arrays and maps in a vector, counted until there are more than `most`. */
function elementsOf(vector: DuckDBVector, most: number): number {
  const lists = listsOf(vector);
  let count = 0;
  for (let row = 0; lists !== undefined && row < lists.itemCount && count <= most; row++) {
    const items = lists.getItemVector(row);
    count += items === null ? 0 : items.itemCount + elementsOf(items, most - count);
  }
  return count;
}

function listsOf(vector: DuckDBVector): DuckDBListVector | undefined {
  if (vector instanceof DuckDBMapVector) {
    // The vector of a map offers no count of its entries, which it keeps in lists.
    return Reflect.get(vector, 'listVector') as DuckDBListVector;
  }
  return vector instanceof DuckDBListVector ? vector : undefined;
}
