import type { LogBatch } from '../store/log-batch';

export const NO_RECORDS: LogBatch = { timesMs: [], keys: [], columns: [] };

/** The records of all batches, one after the other; they have the same keys. */
export function joinBatches(batches: readonly LogBatch[]): LogBatch {
  const filled = batches.filter(({ timesMs }) => timesMs.length > 0);
  if (filled.length === 0) {
    return NO_RECORDS;
  }
  return {
    timesMs: filled.flatMap(({ timesMs }) => timesMs),
    keys: filled[0].keys,
    columns: filled[0].keys.map((_, column) => filled.flatMap(({ columns }) => columns[column])),
  };
}
