/** Few packets that matter: a listed address is contacted, a tunnel appears, two connections last for days. */
import { addExchange, type Exchange } from '../exchange';
import { mix, unit } from '../hash';
import { mbpsToBytes } from '../demand';
import { hostAt } from '../hosts';
import { interfaceAt } from '../inventory';
import { NO_PORT, PROTOCOL } from '../services';
import { ALL_DAY, hours } from './day';
import type { Incident, IncidentWho, Scene } from './incident';

/** Stands for an address that lists of known threats contain. */
export const BAD_ADDRESS = '203.0.113.66';
const INFECTED = hostAt('ap-guangzhou', 'api', 17);

type Ends = Pick<Exchange, 'source' | 'destination' | 'protocol' | 'destinationPort'>;

const whoOf = ({ source, destination, protocol, destinationPort }: Ends): IncidentWho => ({
  sources: [source],
  destinations: [destination],
  protocol,
  ...(destinationPort > 0 ? { destinationPorts: [destinationPort] } : {}),
  bothWays: true,
});

const BEACON = {
  source: INFECTED,
  destination: BAD_ADDRESS,
  protocol: PROTOCOL.tcp,
  sourcePort: 49_152,
  destinationPort: 443,
};

export const badAddress: Incident<'badAddress'> = {
  name: 'badAddress',
  counts: 'flows',
  hours: hours('17:05', 10),
  who: { ...whoOf(BEACON), interfaces: [interfaceAt(INFECTED)!.id] },
  act: (scene) =>
    addExchange(scene, { ...BEACON, request: { bytes: 1740, packets: 12 }, answer: { bytes: 5210, packets: 10 } }),
};

const TUNNEL = {
  source: hostAt('ap-chengdu', 'office', 14),
  destination: hostAt('ap-hongkong', 'office', 11),
  protocol: PROTOCOL.gre,
  sourcePort: NO_PORT,
  destinationPort: NO_PORT,
};

/** About so much each way, in frames of so many bytes. */
function steady(scene: Scene, mbps: number, packet: number): { bytes: number; packets: number } {
  const bytes = Math.round(mbpsToBytes(mbps) * (0.9 + 0.2 * unit(mix(mix(scene.seed, packet), scene.epochMinute))));
  return { bytes, packets: Math.ceil(bytes / packet) };
}

export const tunnel: Incident<'tunnel'> = {
  name: 'tunnel',
  counts: 'flows',
  hours: hours('18:00', 30),
  who: whoOf(TUNNEL),
  act: (scene) => addExchange(scene, { ...TUNNEL, request: steady(scene, 8, 1380), answer: steady(scene, 3, 1100) }),
};

/** Number of the connection that is open now, when each lasts so many minutes; it gives the client's port. */
const clientPort = (scene: Scene, minutes: number): number =>
  32_768 + (mix(mix(scene.seed, minutes), Math.floor(scene.epochMinute / minutes)) % 28_232);

const SESSION_MINUTES = 36 * 60;
const SESSION = {
  source: hostAt('ap-shanghai', 'office', 78),
  destination: hostAt('ap-guangzhou', 'infra', 11),
  protocol: PROTOCOL.tcp,
  destinationPort: 22,
};

export const longSession: Incident<'longSession'> = {
  name: 'longSession',
  counts: 'flows',
  hours: ALL_DAY,
  who: whoOf(SESSION),
  act: (scene) =>
    addExchange(scene, {
      ...SESSION,
      sourcePort: clientPort(scene, SESSION_MINUTES),
      request: { bytes: 416, packets: 6 },
      answer: { bytes: 624, packets: 6 },
    }),
};

const REPLICATION_MINUTES = 3 * 24 * 60;
const REPLICATION = {
  source: hostAt('ap-beijing', 'db', 50),
  destination: hostAt('ap-shanghai', 'db', 11),
  protocol: PROTOCOL.tcp,
  destinationPort: 3306,
};

export const longReplication: Incident<'longReplication'> = {
  name: 'longReplication',
  counts: 'flows',
  hours: ALL_DAY,
  who: whoOf(REPLICATION),
  act: (scene) => {
    const request = steady(scene, 20, 1420);
    const packets = Math.ceil(request.packets / 2);
    const answer = { bytes: packets * 52, packets };
    addExchange(scene, { ...REPLICATION, sourcePort: clientPort(scene, REPLICATION_MINUTES), request, answer });
  },
};
