/**
 * Every five minutes Chengdu sends at twice its cap to Singapore for 40 seconds, across the edge of two minutes: both
 * lose packets, though neither is half full on the average.
 */
import { mbpsToBytes } from '../demand';
import { addExchange } from '../exchange';
import { mix, unit } from '../hash';
import { hostAt } from '../hosts';
import { BURST_REGIONS, capMbps, regionNumber } from '../regions';
import { PROTOCOL } from '../services';
import { hours } from './day';
import type { Incident, Scene } from './incident';

const [SOURCE, DESTINATION] = BURST_REGIONS;
const CAP_BYTES = mbpsToBytes(capMbps(regionNumber(SOURCE), regionNumber(DESTINATION)));

const EVERY_MINUTES = 5;
const BASE_SHARE = 0.175;
const BURST_SHARE = 2;
/** Of the 40 seconds, 20 lie in the last minute of a round and 20 in the first of the next. */
const SECONDS = 20;
const FLOWS = 4;
const PACKET = 1400;

/** Whether a part of a burst lies in the minute. */
export const isBurst = (since: number): boolean =>
  since % EVERY_MINUTES === 4 || (since > 0 && since % EVERY_MINUTES === 0);

/** What the limiter lets through in a minute of a burst: the cap for 20 seconds, all of the rest. */
const passing = (noise: number): number => CAP_BYTES * (SECONDS / 60 + BASE_SHARE * noise * (1 - SECONDS / 60));

function act(scene: Scene): void {
  const noise = 0.95 + 0.1 * unit(mix(mix(scene.seed, 91), scene.epochMinute));
  const burst = isBurst(scene.since);
  const base = CAP_BYTES * BASE_SHARE * noise;
  const offered = burst ? CAP_BYTES * BURST_SHARE * (SECONDS / 60) + base * (1 - SECONDS / 60) : base;
  for (let flow = 0; flow < FLOWS; flow++) {
    const bytes = Math.round(offered / FLOWS);
    const packets = Math.ceil(bytes / PACKET);
    addExchange(scene, {
      source: hostAt(SOURCE, 'storage', 10 + flow),
      destination: hostAt(DESTINATION, 'backup', 10 + flow),
      protocol: PROTOCOL.tcp,
      sourcePort: 40_000 + flow,
      destinationPort: 873,
      request: { bytes, packets },
      answer: { bytes: Math.ceil(packets / 2) * 52, packets: Math.ceil(packets / 2) },
    });
  }
  if (burst) {
    scene.flows.capBytes[scene.network.pair(SOURCE, DESTINATION).index] = Math.round(passing(noise));
  }
}

export const bursts: Incident<'bursts'> = {
  name: 'bursts',
  counts: 'pairs',
  hours: hours('04:30', 30),
  who: { pairs: [{ source: SOURCE, destination: DESTINATION }] },
  act,
};
