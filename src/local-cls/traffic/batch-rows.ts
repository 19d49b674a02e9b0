/** Records as objects, for tests. */
import type { LogBatch, StoreCell } from '../store/log-batch';

export type Row = Record<string, StoreCell>;

export function batchRows({ keys, columns, timesMs }: LogBatch): Row[] {
  return timesMs.map((_, row) => Object.fromEntries(keys.map((key, column) => [key, columns[column][row]])));
}

/** Bytes, packets and number of records. */
export function sumRows(rows: readonly Row[]): { bytes: number; packets: number; records: number } {
  return {
    bytes: rows.reduce((sum, row) => sum + Number(row.bytes), 0),
    packets: rows.reduce((sum, row) => sum + Number(row.packets), 0),
    records: rows.length,
  };
}
