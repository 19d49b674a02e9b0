/** An integer for a long field; a string: the text as delivered; null: the record has no such key. */
export type StoreCell = string | number | null;

/** Records by column: `columns[k][row]` belongs to `keys[k]` and `timesMs[row]`. */
export interface LogBatch {
  /** Log time of each record, Unix milliseconds. */
  timesMs: readonly number[];
  keys: readonly string[];
  columns: readonly (readonly StoreCell[])[];
}
