/** One host sends 300,000 packets of 64 bytes a second to the hosts of another subnet of its VPC. */
import { addExchange } from '../exchange';
import { hostAt } from '../hosts';
import { interfaceAt } from '../inventory';
import { PROTOCOL } from '../services';
import { hours } from './day';
import type { Incident, Scene } from './incident';

const SENDER = hostAt('ap-guangzhou', 'cache', 12);
const RECEIVERS = Array.from({ length: 12 }, (_, place) => hostAt('ap-guangzhou', 'api', 10 + place));

export const STORM_PACKETS_PER_SECOND = 300_000;
export const STORM_PACKET_BYTES = 64;
const GOSSIP_PORT = 7946;

const PACKETS = (STORM_PACKETS_PER_SECOND * 60) / RECEIVERS.length;

function act(scene: Scene): void {
  for (const destination of RECEIVERS) {
    addExchange(scene, {
      source: SENDER,
      destination,
      protocol: PROTOCOL.udp,
      sourcePort: GOSSIP_PORT,
      destinationPort: GOSSIP_PORT,
      request: { bytes: PACKETS * STORM_PACKET_BYTES, packets: PACKETS },
      answer: null,
    });
  }
}

export const storm: Incident<'storm'> = {
  name: 'storm',
  counts: 'flows',
  hours: hours('15:10', 10),
  who: {
    sources: [SENDER],
    protocol: PROTOCOL.udp,
    destinationPorts: [GOSSIP_PORT],
    interfaces: [interfaceAt(SENDER)!.id],
  },
  act,
};
