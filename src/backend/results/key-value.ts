import { MEASURES } from '#flowlog';
import type { RankBy } from '#query';
import type { VolumePlan } from './ask-volume';
import { isOfWindows, isUntold, measureOf, measureOfWindows, type SummedMeasure } from './measure';
import type { Value } from './series-values';
import type { KeyVolume } from './volume';

/**
 * What a key of a ranking moved over the whole range. How many different ones the rest holds, or its peak, says nothing
 * beside the named keys.
 */
export function keyValue(
  { keys, resolution }: Pick<VolumePlan, 'keys' | 'resolution'>,
  measure: RankBy | SummedMeasure,
  key: string,
  { total, buckets }: Pick<KeyVolume, 'total' | 'buckets'>,
): Value {
  const { making } = MEASURES[measure];
  if (key === '' && keys.length > 0 && (making === 'distinct' || making === 'windows')) {
    return null;
  }
  if (!isOfWindows(measure)) {
    return measureOf(measure, total, 1);
  }
  return isUntold(measure, total) ? null : measureOfWindows(measure, [...buckets.values()], buckets.size, resolution);
}
