import { InvalidQueryError } from './invalid-query-error';
import type { Buckets } from './time-buckets';

/** The buckets that end before a moment; alerts look at no others. */
export function settledPart(buckets: Buckets, settledMs: number): Buckets {
  const late = Math.max(0, Math.ceil((buckets.toSeconds - settledMs / 1000) / buckets.width));
  const toSeconds = buckets.toSeconds - late * buckets.width;
  if (toSeconds <= buckets.fromSeconds) {
    throw new InvalidQueryError(
      'time range',
      `records are still arriving for every bucket of it (${buckets.width} s each); begin it earlier, for instance from now-20m to now`,
    );
  }
  return { ...buckets, toSeconds };
}
