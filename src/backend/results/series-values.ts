import { MEASURES, type PlainMeasure } from '#flowlog';
import { bucketRanges, type Range } from '#query';
import type { TrafficPlan } from './ask-volume';
import { isOfWindows, isUntold, measureOf, measureOfWindows } from './measure';
import { coarsen, isNothing, type KeyVolume, type Sums } from './volume';

export type Value = number | bigint | null;

type Resolution = Pick<TrafficPlan, 'buckets' | 'resolution'>;

/** A measure of one key in each bucket. `isZero` tells a silence from a gap. */
export function bucketValues(
  { buckets, resolution }: Resolution,
  { buckets: windows, total }: Pick<KeyVolume, 'buckets' | 'total'>,
  measure: PlainMeasure,
  isZero: (range: Range) => boolean,
): Value[] {
  const sums = resolution === buckets.width ? windows : coarsen(windows, buckets);
  return bucketRanges(buckets).map((range) => {
    if (isUntold(measure, total)) {
      return null;
    }
    if (isOfWindows(measure)) {
      return windowsValue(measure, windowsIn(windows, range, resolution), range, resolution, isZero);
    }
    return sumsValue(measure, sums.get(range.fromSeconds), range, isZero);
  });
}

/** A measure of one key over the whole range. */
export function totalValue(
  { buckets, resolution }: Resolution,
  { buckets: windows, total }: Pick<KeyVolume, 'buckets' | 'total'>,
  measure: PlainMeasure,
  isZero: (range: Range) => boolean,
): Value {
  if (isUntold(measure, total)) {
    return null;
  }
  return isOfWindows(measure)
    ? windowsValue(measure, [...windows.values()], buckets, resolution, isZero)
    : sumsValue(measure, total, buckets, isZero);
}

function windowsIn(windows: KeyVolume['buckets'], { fromSeconds, toSeconds }: Range, resolution: number): Sums[] {
  const found: Sums[] = [];
  for (let start = fromSeconds; start < toSeconds; start += resolution) {
    const sums = windows.get(start);
    if (sums !== undefined) {
      found.push(sums);
    }
  }
  return found;
}

function windowsValue(
  measure: Parameters<typeof measureOfWindows>[0],
  windows: readonly Sums[],
  range: Range,
  seconds: number,
  isZero: (range: Range) => boolean,
): Value {
  const count = Math.round((range.toSeconds - range.fromSeconds) / seconds);
  return windows.length === 0 && !isZero(range) ? null : measureOfWindows(measure, windows, count, seconds);
}

function sumsValue(
  measure: Parameters<typeof measureOf>[0],
  sums: Sums | undefined,
  range: Range,
  isZero: (range: Range) => boolean,
): Value {
  if (sums !== undefined && !isNothing(sums)) {
    return measureOf(measure, sums, range.toSeconds - range.fromSeconds);
  }
  return MEASURES[measure].making !== 'ratio' && isZero(range) ? 0 : null;
}
