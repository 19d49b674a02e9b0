/**
 * Seventy per cent of what Beijing and Guangzhou exchange moves to the same applications in Shanghai: small
 * connections as a whole, of large flows seven tenths.
 */
import { mix, unit } from '../hash';
import type { FlowTable } from '../flow-table';
import { DEMO_REGIONS, regionNumber } from '../regions';
import { hours } from './day';
import type { Incident, Scene } from './incident';

const MOVED_SHARE = 0.7;
const LARGE_PACKETS = 5000;

const [CLIENTS, FROM, TO] = ['ap-beijing', 'ap-guangzhou', 'ap-shanghai'];
const networkOf = (region: string): string => `10.${DEMO_REGIONS[regionNumber(region)].network}.`;
const [FROM_NETWORK, TO_NETWORK] = [networkOf(FROM), networkOf(TO)];

const moved = (address: string): string =>
  address.startsWith(FROM_NETWORK) ? TO_NETWORK + address.slice(FROM_NETWORK.length) : address;

/** The same for both directions of a connection. */
function chosen(flows: FlowTable, row: number): boolean {
  const ports = Math.min(flows.sourcePort[row], flows.destinationPort[row]) * 65_537;
  return unit(mix(ports + Math.max(flows.sourcePort[row], flows.destinationPort[row]), 81)) < MOVED_SHARE;
}

function act({ flows, network, incident }: Scene): void {
  const targets = new Map([
    [network.pair(CLIENTS, FROM).index, network.pair(CLIENTS, TO).index],
    [network.pair(FROM, CLIENTS).index, network.pair(TO, CLIENTS).index],
  ]);
  const ordinary = flows.count;
  for (let row = 0; row < ordinary; row++) {
    const target = targets.get(flows.pair[row]);
    if (target === undefined || flows.incident[row] !== 0) {
      continue;
    }
    const [source, destination] = [moved(flows.source[row]), moved(flows.destination[row])];
    if (flows.packets[row] > LARGE_PACKETS) {
      const [bytes, packets] = [flows.bytes[row], flows.packets[row]].map((all) => Math.round(all * MOVED_SHARE));
      flows.add({ ...flows.flow(row), pair: target, source, destination, bytes, packets, incident });
      flows.resize(row, flows.bytes[row] - bytes, flows.packets[row] - packets);
    } else if (chosen(flows, row)) {
      flows.reroute(row, target, source, destination);
      flows.incident[row] = incident;
    }
  }
}

export const failover: Incident<'failover'> = {
  name: 'failover',
  counts: 'flows',
  hours: hours('16:00', 40),
  who: {
    pairs: [
      { source: CLIENTS, destination: FROM },
      { source: CLIENTS, destination: TO },
    ],
  },
  act,
};
