import type { LogBatch } from '../store/log-batch';

/** One batch of all records; a record has null for the keys of others. */
export function mergeBatches(batches: readonly LogBatch[]): LogBatch {
  const keys = [...new Set(batches.flatMap((batch) => batch.keys))];
  const columns = keys.map((key) =>
    batches.flatMap(({ timesMs, keys: own, columns: cells }) => {
      const place = own.indexOf(key);
      return place < 0 ? timesMs.map(() => null) : cells[place]!;
    }),
  );
  return { timesMs: batches.flatMap(({ timesMs }) => timesMs), keys, columns };
}
