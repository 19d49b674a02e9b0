import type { SearchRequest } from './plan';
import type { Source } from './sources';
import type { Buckets } from './time-buckets';
import type { Range } from './volume-expressions';

/** A question to one topic whose time range may be asked in pieces. Borders of pieces are borders of buckets. */
export interface SlicedRequest {
  source: Source;
  range: Range;
  /** Seconds; a piece is a multiple of this. */
  width: number;
  /** Where buckets are not all as wide: the border at a moment or the last before it. */
  borderAt?(seconds: number): number;
  /** Whether an answer as long as its limit has lost rows, so that smaller pieces would tell more. */
  losesRows: boolean;
  of(range: Range): SearchRequest;
}

/** Days keep one statement well within the minute that CLS gives it. */
const SLICE_SECONDS = 86_400;

/** Each slice is a call, of which a topic takes a few at a time: pieces grow longer before they grow more. */
const MAX_SLICES = 12;

/** The pieces a range is first asked in, newest first. */
export function slicesOf({
  range,
  width,
  borderAt = same,
}: Pick<SlicedRequest, 'range' | 'width' | 'borderAt'>): Range[] {
  const seconds = range.toSeconds - range.fromSeconds;
  const wish = Math.max(SLICE_SECONDS, seconds / MAX_SLICES);
  const length = Math.ceil(wish / width) * width;
  const slices: Range[] = [];
  for (let to = range.toSeconds; to > range.fromSeconds; to = slices.at(-1)!.fromSeconds) {
    slices.push({ fromSeconds: Math.max(range.fromSeconds, borderAt(to - length)), toSeconds: to });
  }
  return slices;
}

const same = (seconds: number) => seconds;

/** The newer and the older half of a piece, or nothing for a single bucket. */
export function halve(
  { fromSeconds, toSeconds }: Range,
  { width, borderAt = same }: Pick<SlicedRequest, 'width' | 'borderAt'>,
): [Range, Range] | undefined {
  const buckets = Math.round((toSeconds - fromSeconds) / width);
  const middle = borderAt(fromSeconds + Math.floor(buckets / 2) * width);
  if (buckets < 2 || middle <= fromSeconds) {
    return undefined;
  }
  return [
    { fromSeconds: middle, toSeconds },
    { fromSeconds, toSeconds: middle },
  ];
}

/** The whole of the buckets as one range. */
export function rangeOf({ fromSeconds, toSeconds }: Buckets): Range {
  return { fromSeconds, toSeconds };
}
