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
}

const HOUR = 3600;
/** Seconds of the bucket widths that charts use. */
export const WIDTHS = [
  60,
  120,
  300,
  600,
  900,
  1800,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  7 * 24 * HOUR,
];

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
  const width =
    WIDTHS.find((candidate) => candidate >= least && candidate % wish.windowSeconds === 0) ??
    Math.ceil(least / wish.windowSeconds) * wish.windowSeconds;
  const offset = width >= HOUR ? zoneOffsetSeconds(wish.timeZone, wish.fromMs) : 0;
  const floor = (seconds: number) => Math.floor((seconds + offset) / width) * width - offset;
  return {
    fromSeconds: floor(wish.fromMs / 1000),
    toSeconds: floor(wish.toMs / 1000 + width - 0.001),
    width,
    offset,
  };
}

export function bucketStarts({ fromSeconds, toSeconds, width }: Buckets): number[] {
  return Array.from(
    { length: Math.round((toSeconds - fromSeconds) / width) },
    (_, index) => fromSeconds + index * width,
  );
}

/** Seconds a zone is ahead of UTC at a moment. */
function zoneOffsetSeconds(timeZone: string | undefined, atMs: number): number {
  if (timeZone === undefined || timeZone === 'UTC') {
    return 0;
  }
  const part = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(atMs)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(part) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
