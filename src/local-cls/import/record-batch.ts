/** Imported records on their way into one topic: most as the lines they came as, the others by field. */
import { TEXT_KEYS } from '#flowlog';
import { type LinePart, type LogBatch, type StoreCell } from '../store/log-batch';
import type { ImportTopic } from './import-topics';
import { regularSamples } from './regular-line';

export type TextRecord = Readonly<Record<string, string>>;

/** Log time is event time: the end of the record, in milliseconds. */
export const logTime = (record: TextRecord): number => Number(record['end']) * 1000;

/** By this time queries count a record. Milliseconds. */
export const startTime = (record: TextRecord): number => Number(record['start']) * 1000;

/** Lines that the engine takes apart at once. */
const PART_LINES = 122_880;

export class RecordBatch {
  private readonly timesMs: number[] = [];
  private readonly places: number[] = [];
  private readonly columns: { key: string; long: boolean; cells: StoreCell[] }[];
  private readonly parts: LinePart[] = [];
  private pieces: string[] = [];
  private pieceLines = 0;
  private count = 0;

  constructor(private readonly topic: ImportTopic) {
    this.columns = topic.fields.map((field) => ({ ...field, cells: [] }));
  }

  get length(): number {
    return this.count;
  }

  add(record: TextRecord): void {
    for (const { key, long, cells } of this.columns) {
      const text = record[key];
      cells.push(text === undefined ? null : long ? longCell(text) : text);
    }
    this.timesMs.push(logTime(record));
    this.places.push(this.count);
    this.addLines('\n', 1);
  }

  /** Adds regular lines. An empty one keeps the number of a record that came by field. */
  addLines(text: string, count: number): void {
    this.pieces.push(text);
    this.pieceLines += count;
    this.count += count;
    if (this.pieceLines >= PART_LINES) {
      this.closePart();
    }
  }

  logBatch(): LogBatch {
    this.closePart();
    const keys = TEXT_KEYS[this.topic.format];
    return {
      timesMs: this.timesMs,
      keys: this.columns.map(({ key }) => key),
      columns: this.columns.map(({ cells }) => cells),
      places: this.places,
      lines: {
        keys,
        time: { key: 'end', unitMs: 1000 },
        wordEnd: ' ',
        lineEnd: '\n',
        parts: this.parts,
        samples: regularSamples(this.topic.format, keys),
      },
    };
  }

  private closePart(): void {
    if (this.pieceLines > 0) {
      this.parts.push({ text: this.pieces.join(''), count: this.pieceLines });
      this.pieces = [];
      this.pieceLines = 0;
    }
  }
}

/** A number where the text is how the number is written; else the text as delivered, e.g. `-`. */
function longCell(text: string): StoreCell {
  const number = Number(text);
  return Number.isSafeInteger(number) && String(number) === text ? number : text;
}
