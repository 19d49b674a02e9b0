/** An integer for a long field; a string: the text as delivered; null: the record has no such key. */
export type StoreCell = string | number | null;

/** Records by column: `columns[k][row]` belongs to `keys[k]` and `timesMs[row]`. */
export interface LogBatch {
  /** Log time of each record, Unix milliseconds. */
  timesMs: readonly number[];
  keys: readonly string[];
  columns: readonly (readonly StoreCell[])[];
  /** Number of each record within the batch; without, they follow each other from 0. */
  places?: readonly number[];
  /** More records of the batch, as text. */
  lines?: LineBatch;
}

/**
 * Records as lines that the engine itself takes apart, many times faster than cell by cell. A line has one word for
 * each key; a word for a long or double field is a number as JavaScript prints it, or `-`.
 */
export interface LineBatch {
  keys: readonly string[];
  /** The key whose word is the log time, and how many milliseconds its unit is. */
  time: { key: string; unitMs: number };
  /** Stands between words. */
  wordEnd: string;
  /** Ends every line, the last one too; an empty line takes a number and is no record. */
  lineEnd: string;
  parts: readonly LinePart[];
  /** For each text key, texts that look like all of its words together: their cases, their separators. */
  samples: Readonly<Record<string, readonly string[]>>;
}

export interface LinePart {
  text: string;
  /** Lines, the empty ones too. */
  count: number;
}

/** Numbers that a batch takes. */
export function countOf(batch: LogBatch): number {
  return batch.places === undefined
    ? batch.timesMs.length
    : (batch.lines?.parts ?? []).reduce((sum, { count }) => sum + count, 0);
}
