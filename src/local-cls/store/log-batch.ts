import { type TextTraits } from './text-traits';

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
 * Records as lines that the engine itself takes apart, for imports by the million. A line has one word for each key,
 * divided by single blanks; a word for a long or double field is a number as JavaScript prints it, or `-`.
 */
export interface LineBatch {
  keys: readonly string[];
  /** Key of the log time, in Unix seconds. */
  timeKey: string;
  /** Each line ends with a line feed; an empty one takes a number and is no record. */
  parts: readonly LinePart[];
  /** What is true of the words of each key at most; of `separators` it says whether there is one among `.` and `-`. */
  traits: Readonly<Record<string, TextTraits>>;
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
