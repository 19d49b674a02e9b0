/**
 * When the records of a minute reach their topic: around five minutes after the window, in parts, one a minute.
 * A record's level is the number of whole minutes after the end of its window at which it is there.
 */
import type { LogBatch, StoreCell } from '../store/log-batch';
import { mix, normal } from './hash';

export const FIRST_LEVEL = 4;
export const LAST_LEVEL = 9;

const MEDIAN_MINUTES = 5;
const SIGMA = 0.2;

/** `event`: a record's log time is the second of its last packet. `arrival`: the time it reached the topic. */
export type LogTime = 'event' | 'arrival';

function arrivalLevel(epochMinute: number, row: number): number {
  const minutes = MEDIAN_MINUTES * Math.exp(SIGMA * normal(mix(mix(71, epochMinute), row)));
  return Math.max(FIRST_LEVEL, Math.min(LAST_LEVEL, Math.ceil(minutes)));
}

/** The level whose records have arrived by now; 0 while nothing has. */
export function levelAt(epochMinute: number, nowMs: number): number {
  const level = Math.min(LAST_LEVEL, Math.floor(nowMs / 60_000) - (epochMinute + 1));
  return level < FIRST_LEVEL ? 0 : level;
}

/** Collects, for one topic, what arrives in a run of minutes. */
export class Arrivals {
  private readonly timesMs: number[] = [];
  private keys: readonly string[] = [];
  private readonly columns: StoreCell[][] = [];

  constructor(private readonly logTime: LogTime) {}

  /** Adds the records whose level is above `had` and at most `level`. */
  add(epochMinute: number, batch: LogBatch, had: number, level: number): void {
    const rows: number[] = [];
    batch.timesMs.forEach((eventMs, row) => {
      const own = arrivalLevel(epochMinute, row);
      if (own > had && own <= level) {
        rows.push(row);
        this.timesMs.push(this.logTime === 'event' ? eventMs : (epochMinute + 1 + own) * 60_000);
      }
    });
    this.keys = batch.keys;
    batch.columns.forEach((cells, k) => {
      const column = (this.columns[k] ??= []);
      rows.forEach((row) => column.push(cells[row]));
    });
  }

  batch(): LogBatch {
    return { timesMs: this.timesMs, keys: this.keys, columns: this.columns };
  }
}
