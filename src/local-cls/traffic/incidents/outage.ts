/**
 * The collector of one region stands still for twenty minutes and catches up in the next twenty: the records of its
 * windows come twenty minutes later than others, none is lost.
 */
import type { LogBatch } from '../../store/log-batch';
import { hours, minuteOfDay, within } from './day';
import type { Incident } from './incident';

export const OUTAGE_MINUTES = 20;
export const OUTAGE_REGION = 'ap-singapore';

export const outage: Incident<'outage'> = {
  name: 'outage',
  counts: 'flows',
  hours: hours('20:00', OUTAGE_MINUTES),
  who: { observers: [OUTAGE_REGION] },
};

/** `epochMinute`: the last minute of a window. */
export const isOutage = (epochMinute: number): boolean => within(outage.hours, minuteOfDay(epochMinute));

/** How much later than usual the records of this window come. */
export function heldBackMinutes(batch: LogBatch, epochMinute: number): number {
  const observer = batch.keys.indexOf('region-id');
  const concerned = observer >= 0 && batch.columns[observer][0] === OUTAGE_REGION;
  return concerned && isOutage(epochMinute) ? OUTAGE_MINUTES : 0;
}
