import { type LogBatch } from './log-batch';

/** Throws where records and columns do not go together, which would store values under the wrong records. */
export function checkBatch({ timesMs, keys, columns, places }: LogBatch): void {
  if (keys.length !== columns.length) {
    throw new RangeError(`batch: ${keys.length} keys and ${columns.length} columns`);
  }
  columns.forEach((column, at) => {
    if (column.length !== timesMs.length) {
      throw new RangeError(`batch: key ${keys[at]} has ${column.length} values for ${timesMs.length} records`);
    }
  });
  if (places !== undefined && places.length !== timesMs.length) {
    throw new RangeError(`batch: ${places.length} places for ${timesMs.length} records`);
  }
  const strayTime = timesMs.findIndex((time) => !Number.isSafeInteger(time));
  if (strayTime >= 0) {
    throw new RangeError(`batch: timesMs[${strayTime}] is ${timesMs[strayTime]}, no whole number of milliseconds`);
  }
}
