import { type ZoneOffset, zoneOffsets } from './zone-offsets';

/**
 * Buckets of time. All seconds since the epoch; a bucket is known by its first second. Borders are integer epoch
 * arithmetic, in CLS and here alike, so no zone of a service or a viewer can shift a chart.
 */
export interface Buckets {
  /** First second of the first bucket, and first second after the last. */
  fromSeconds: number;
  toSeconds: number;
  width: number;
  /** What is added before rounding: the zone's offset for buckets of an hour and more, else 0. */
  offset: number;
  /** Buckets in which the zone's clock is changed, oldest first; only where that moves their borders. */
  clockChanges?: readonly ClockChange[];
}

/** A bucket that is shorter or longer than the others, as a day of 23 or of 25 hours, and the offset from its end on. */
export interface ClockChange {
  fromSeconds: number;
  toSeconds: number;
  offset: number;
}

const HOUR = 3600;
const LONGEST = 7 * 24 * HOUR;
/** Seconds of the bucket widths that charts use. */
export const WIDTHS = [60, 120, 300, 600, 900, 1800, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, LONGEST];

export interface BucketWish {
  fromMs: number;
  toMs: number;
  /** Seconds; the panel's interval, or what the query fixed. */
  wishSeconds: number;
  /** Width is a multiple of the capture window, or the chart would be a comb of spikes and holes. */
  windowSeconds: number;
  maxBuckets: number;
  timeZone?: string | undefined;
}

/** The buckets that cover a range, as wide as wished or wider. */
export function chooseBuckets(wish: BucketWish): Buckets {
  const rangeSeconds = Math.max(1, (wish.toMs - wish.fromMs) / 1000);
  const least = Math.max(wish.wishSeconds, wish.windowSeconds, rangeSeconds / Math.max(1, wish.maxBuckets - 1));
  const width = roundWidth(least, wish.windowSeconds);
  const clock = width >= HOUR ? clockOf(wish, width) : { offset: 0 };
  const end = wish.toMs / 1000;
  const last = bucketStart({ ...clock, width }, end);
  return {
    fromSeconds: bucketStart({ ...clock, width }, wish.fromMs / 1000),
    toSeconds: last === end ? end : nextBorder({ ...clock, width }, last),
    width,
    ...clock,
  };
}

/** A day is a round width for what is wider than half of one, but not for eight minutes. */
const MOST_WIDENING = 7;

/** A multiple of the capture window that is no less than wished: a usual one, where that is not far off. */
export function roundWidth(leastSeconds: number, windowSeconds: number): number {
  const nearest = Math.ceil(leastSeconds / windowSeconds) * windowSeconds;
  const usual = WIDTHS.find((width) => width >= leastSeconds && width % windowSeconds === 0);
  return usual !== undefined && usual <= MOST_WIDENING * nearest ? usual : nearest;
}

type Borders = Omit<Buckets, 'fromSeconds' | 'toSeconds'>;

/** First second of the bucket that holds a moment. */
export function bucketStart({ width, offset, clockChanges = [] }: Borders, seconds: number): number {
  const change = clockChanges.filter(({ fromSeconds }) => fromSeconds <= seconds).at(-1);
  return change !== undefined && seconds < change.toSeconds
    ? change.fromSeconds
    : floorTo(width, change?.offset ?? offset, seconds);
}

/** Where the bucket that begins at `start` ends. */
function nextBorder({ width, clockChanges = [] }: Borders, start: number): number {
  const change = clockChanges.find(({ toSeconds }) => toSeconds > start);
  return change === undefined || change.fromSeconds >= start + width
    ? start + width
    : change.fromSeconds > start
      ? change.fromSeconds
      : change.toSeconds;
}

export function bucketRanges(buckets: Buckets): Pick<Buckets, 'fromSeconds' | 'toSeconds'>[] {
  const ranges = [];
  for (let start = buckets.fromSeconds; start < buckets.toSeconds; start = ranges.at(-1)!.toSeconds) {
    ranges.push({ fromSeconds: start, toSeconds: nextBorder(buckets, start) });
  }
  return ranges;
}

export function bucketStarts(buckets: Buckets): number[] {
  return bucketRanges(buckets).map(({ fromSeconds }) => fromSeconds);
}

/** The same buckets, all earlier. */
export function earlierBuckets(buckets: Buckets, seconds: number): Buckets {
  const moved = <Stretch extends Pick<Buckets, 'fromSeconds' | 'toSeconds'>>(stretch: Stretch): Stretch => ({
    ...stretch,
    fromSeconds: stretch.fromSeconds - seconds,
    toSeconds: stretch.toSeconds - seconds,
  });
  const { clockChanges } = buckets;
  return { ...moved(buckets), ...(clockChanges ? { clockChanges: clockChanges.map(moved) } : {}) };
}

function floorTo(width: number, offset: number, seconds: number): number {
  return Math.floor((seconds + offset) / width) * width - offset;
}

/** The zone's clock over a range, from a bucket before it on. */
function clockOf({ timeZone, fromMs, toMs }: BucketWish, width: number): Pick<Buckets, 'offset' | 'clockChanges'> {
  const first = Math.floor(fromMs / 1000) - width;
  const [{ offset }, ...shifts] = zoneOffsets(timeZone, first, Math.ceil(toMs / 1000)) as [ZoneOffset, ...ZoneOffset[]];
  const clockChanges: ClockChange[] = [];
  let before = offset;
  // Wider ones could hold two changes, and an hour does not matter to them.
  for (const { atSeconds, offset: after } of width > LONGEST ? [] : shifts) {
    if ((after - before) % width !== 0) {
      clockChanges.push(clockChange(width, atSeconds, before, after));
    }
    before = after;
  }
  return { offset, ...(clockChanges.length === 0 ? {} : { clockChanges }) };
}

/** A bucket is what the clock says: an hour that the clock leaves out or shows twice makes it shorter or longer. */
function clockChange(width: number, atSeconds: number, before: number, after: number): ClockChange {
  const [last, next] = [floorTo(width, before, atSeconds - 1) + before, floorTo(width, after, atSeconds) + after];
  return { fromSeconds: last === next ? last - before : atSeconds, toSeconds: next + width - after, offset: after };
}
