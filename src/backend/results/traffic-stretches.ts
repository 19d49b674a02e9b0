import { bucketRanges, type ComparedWith } from '#query';
import type { Asking } from './ask';
import type { AskedStretch, AskedVolume, TrafficPlan } from './ask-volume';
import { type IsZero, knownZero, zeroOfTotal } from './known-zero';
import type { KeyCaps } from './utilisation';
import { newKey } from './volume';

/** A stretch of time as it is drawn. */
export interface Drawn extends AskedStretch {
  /** How much later it is drawn than it was, to lie under the time it is compared with. Seconds. */
  shift: number;
  isZero: IsZero;
  caps: KeyCaps;
  /** Of the label `compare`; absent without a comparison. */
  compare?: 'now' | ComparedWith;
}

/** The range asked for, and the earlier one it is compared with. */
export function drawnStretches(plan: TrafficPlan, asked: AskedVolume, caps: KeyCaps, asking: Asking): Drawn[] {
  const stretches = told(plan, asked, caps, asking);
  return asking.forExpression ? stretches.map((stretch) => withZero(plan, stretch)) : stretches;
}

function told(plan: TrafficPlan, { before, ...now }: AskedVolume, caps: KeyCaps, asking: Asking): Drawn[] {
  const { compareWith, format } = plan.query;
  const isZero = (stretch: AskedStretch) =>
    format === 'number' ? zeroOfTotal(plan, stretch, asking) : knownZero(plan, stretch.heartbeat, stretch.volume);
  if (before === undefined || compareWith === undefined) {
    return [{ ...now, shift: 0, isZero: isZero(now), caps }];
  }
  const shift = now.buckets.fromSeconds - before.buckets.fromSeconds;
  return [
    { ...now, shift: 0, isZero: isZero(now), caps, compare: 'now' },
    { ...before, shift, isZero: isZero(before), caps, compare: compareWith },
  ];
}

/** No key at all where somebody watched is 0 for a rule, told as Other: "no data" would call people at night. */
function withZero({ query, keys }: TrafficPlan, stretch: Drawn): Drawn {
  const { volume, buckets, isZero } = stretch;
  const ranges = query.format === 'number' ? [buckets] : bucketRanges(buckets);
  if (keys.length === 0 || volume.keys.size > 0 || !ranges.some((range) => isZero('', range))) {
    return stretch;
  }
  return { ...stretch, volume: { ...volume, keys: new Map([['', newKey(volume.untold)]]) } };
}
