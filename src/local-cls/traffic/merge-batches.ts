import type { LogBatch, StoreCell } from '../store/log-batch';

export const NO_RECORDS: LogBatch = { timesMs: [], keys: [], columns: [] };

/** One batch of all records, one after the other; a record has null for the keys of others. */
export function mergeBatches(batches: readonly LogBatch[]): LogBatch {
  const filled = batches.filter(({ timesMs }) => timesMs.length > 0);
  if (filled.length <= 1) {
    return filled[0] ?? NO_RECORDS;
  }
  const keys = [...new Set(filled.flatMap((batch) => batch.keys))];
  const timesMs: number[] = [];
  filled.forEach((batch) => appendTo(timesMs, batch.timesMs));
  return { timesMs, keys, columns: keys.map((key) => columnOf(key, filled)) };
}

function columnOf(key: string, batches: readonly LogBatch[]): StoreCell[] {
  const column: StoreCell[] = [];
  for (const { keys, columns, timesMs } of batches) {
    const place = keys.indexOf(key);
    appendTo(column, place < 0 ? timesMs.map(() => null) : columns[place]);
  }
  return column;
}

/** Several times as fast as `flatMap` over tens of thousands of cells. */
function appendTo<Item>(all: Item[], more: readonly Item[]): void {
  for (let place = 0; place < more.length; place++) {
    all.push(more[place]);
  }
}
