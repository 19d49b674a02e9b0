import { say } from '#wording';
import { InvalidQueryError } from './invalid-query-error';
import { bucketRanges, type Buckets } from './time-buckets';

/** The buckets that end before a moment; alerts look at no others. */
export function settledPart(buckets: Buckets, settledMs: number): Buckets {
  const settled = bucketRanges(buckets).filter(({ toSeconds }) => toSeconds * 1000 <= settledMs);
  if (settled.length === 0) {
    throw new InvalidQueryError(
      say('time range'),
      say('no bucket of it ({{width}} s each) is complete yet; make it longer or choose narrower buckets', {
        width: buckets.width,
      }),
    );
  }
  return { ...buckets, toSeconds: settled.at(-1)!.toSeconds };
}
