/** Imported records on their way into one topic. */
import type { LogBatch, StoreCell } from '../store/log-batch';
import type { ImportTopic } from './import-topics';

export type TextRecord = Readonly<Record<string, string>>;

/** Log time is event time: the end of the record, in milliseconds. */
export const logTime = (record: TextRecord): number => Number(record['end']) * 1000;

/** By this time queries count a record. Milliseconds. */
export const startTime = (record: TextRecord): number => Number(record['start']) * 1000;

export class RecordBatch {
  private readonly timesMs: number[] = [];
  private readonly columns: { key: string; long: boolean; cells: StoreCell[] }[];

  constructor(topic: ImportTopic) {
    this.columns = topic.fields.map((field) => ({ ...field, cells: [] }));
  }

  get length(): number {
    return this.timesMs.length;
  }

  add(record: TextRecord): void {
    for (const { key, long, cells } of this.columns) {
      const text = record[key];
      cells.push(text === undefined ? null : long ? longCell(text) : text);
    }
    this.timesMs.push(logTime(record));
  }

  logBatch(): LogBatch {
    return {
      timesMs: this.timesMs,
      keys: this.columns.map(({ key }) => key),
      columns: this.columns.map(({ cells }) => cells),
    };
  }
}

/** A number where the text is how the number is written; else the text as delivered, e.g. `-`. */
function longCell(text: string): StoreCell {
  const number = Number(text);
  return Number.isSafeInteger(number) && String(number) === text ? number : text;
}
