import type { Frame } from '#plugin-sdk';
import { bucketRanges } from '#query';
import { text } from '../texts/text';
import type { Asking } from './ask';
import type { TrafficPlan } from './ask-volume';
import { eventFrame } from './event-frame';

/** The stretch that is still filling up, drawn as a region: late records are normal there, not a fault. */
export function unsettledFrames(
  { buckets, settleSeconds, query }: TrafficPlan,
  { nowMs, toMs }: Pick<Asking, 'nowMs' | 'toMs'>,
): Frame[] {
  const settledMs = nowMs - settleSeconds * 1000;
  const firstOpen = bucketRanges(buckets).find(({ toSeconds }) => toSeconds * 1000 > settledMs)?.fromSeconds;
  if (firstOpen === undefined) {
    return [];
  }
  const fromMs = firstOpen * 1000;
  const open = {
    fromMs,
    toMs: Math.max(toMs, fromMs),
    title: text(query.locale, 'event.unsettled'),
    text: text(query.locale, 'event.unsettledWhy', { minutes: settleSeconds / 60 }),
    tags: ['unsettled'],
    id: 'unsettled',
  };
  return [{ name: 'unsettled', ...eventFrame([open]) }];
}
