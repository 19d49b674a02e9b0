/** Records that are lost inside the service: rarely any, many in the busiest subnet in one quarter of an hour. */
import { mix, unit } from '../hash';
import { INTERFACES, type NetworkInterface } from '../inventory';
import { hours, minuteOfDay, within } from './day';
import type { Incident } from './incident';
import { storm } from './storm';

const CONCERNED = INTERFACES.filter(({ region, name }) => region === 'ap-guangzhou' && name.startsWith('web-'));
const IDS: ReadonlySet<string> = new Set(CONCERNED.map(({ id }) => id));

export const skipData: Incident<'skipData'> = {
  name: 'skipData',
  counts: 'flows',
  hours: hours('21:30', 15),
  who: { interfaces: CONCERNED.map(({ id }) => id) },
};

const USUAL_SHARE = 0.0005;
const STORM_SHARE = 0.2;

const shareAt = ({ id }: NetworkInterface, ofDay: number, bursts: boolean): number => {
  if (bursts && within(skipData.hours, ofDay) && IDS.has(id)) {
    return 1;
  }
  return within(storm.hours, ofDay) && !storm.who.interfaces!.includes(id) ? STORM_SHARE : USUAL_SHARE;
};

/** Share of the interface's records that are lost in the window, 5 to 40 % where any are; else 0. `bursts`: the incident happens. */
export function lostShare(seed: number, owner: NetworkInterface, firstMinute: number, bursts: boolean): number {
  const place = mix(mix(mix(seed, 95), firstMinute), parseInt(owner.id.slice('eni-'.length), 16));
  return unit(place) < shareAt(owner, minuteOfDay(firstMinute), bursts) ? 0.05 + 0.35 * unit(mix(place, 1)) : 0;
}
