import { say } from '#wording';
import { InvalidQueryError, readInteger } from '#query';

/** The end of the year 2261: times of frames are nanoseconds in 64 bits, which end in April 2262. */
const LAST_MS = Date.UTC(2262, 0) - 1;

/** The range of a question, ms since the epoch. */
export function readRange(from: Parameters<typeof readInteger>[0]): { fromMs: number; toMs: number } {
  const epoch = (key: 'fromMs' | 'toMs') => readInteger(from, key, 0, LAST_MS, 0);
  const range = { fromMs: epoch('fromMs'), toMs: epoch('toMs') };
  if (range.toMs <= range.fromMs) {
    throw new InvalidQueryError(
      say('time range'),
      say('ends before it begins; choose an earlier start or a later end'),
    );
  }
  return range;
}
