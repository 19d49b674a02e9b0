/** Traffic that no CCN carries: inside each region, and between the public hosts and the Internet. */
import { addConnection } from './conversations';
import { activity } from './demand';
import { flowSize } from './flow-sizes';
import { type FlowTable, NO_PAIR, REFUSED_AT_DESTINATION } from './flow-table';
import { mix, roundEvenly, unit } from './hash';
import { INTERFACES, type NetworkInterface } from './inventory';
import { DEMO_REGIONS, type RegionPair } from './regions';
import { BY_SHARE, PROTOCOL } from './services';

/** Conversations of a region and minute, and clients of a public host, on the average of a working day. */
const CONVERSATIONS = 6;
const CLIENTS = 4;

const PUBLIC_HOSTS = INTERFACES.filter(({ publicAddress }) => publicAddress !== null);

/** What strangers try all day long. */
const TRIED_PORTS = [22, 23, 445, 3389, 6379];
/** Attempts a minute: each public host has its own mean in this range. */
const FEWEST_TRIES = 0.5;
const MOST_TRIES = 5;

/** Documentation ranges stand for the Internet; what scripted incidents use lies above `.60` of the first. */
const stranger = (hash: number): string =>
  hash % 3 === 0 ? `203.0.113.${70 + ((hash >>> 8) % 180)}` : `198.51.100.${60 + ((hash >>> 8) % 190)}`;

export function addLocalTraffic(flows: FlowTable, seed: number, epochMinute: number): void {
  DEMO_REGIONS.forEach((_, region) => addConversationsInside(flows, mix(mix(seed, 101), region), region, epochMinute));
  PUBLIC_HOSTS.forEach((host, place) => {
    addClients(flows, host, mix(mix(seed, 102), place), epochMinute);
    addTries(flows, host, mix(mix(seed, 103), place), epochMinute);
  });
}

function addConversationsInside(flows: FlowTable, seed: number, region: number, epochMinute: number): void {
  const inside: RegionPair = { index: NO_PAIR, ccn: '', source: region, destination: region, meanMbps: 0 };
  const count = roundEvenly(CONVERSATIONS * activity(region, epochMinute), mix(seed, epochMinute));
  for (let slot = 0; slot < count; slot++) {
    // Half of them go on for an hour.
    const identity = mix(mix(seed, slot), slot % 2 === 0 ? Math.floor(epochMinute / 60) : epochMinute);
    const service = BY_SHARE[identity % BY_SHARE.length];
    const now = mix(identity, epochMinute);
    const bytes = Math.round(flowSize(service.sizes, now >>> 8));
    const packets = Math.ceil(bytes / 1000);
    const answerBytes = Math.max(packets * 52, Math.round(bytes * service.echo));
    const sizes = { bytes, packets, answerBytes, answerPackets: packets };
    const { serverSends } = service;
    addConnection(flows, { sending: inside, receiving: inside, service, serverSends, identity }, sizes, now);
  }
}

function addClients(flows: FlowTable, host: NetworkInterface, seed: number, epochMinute: number): void {
  const count = roundEvenly(CLIENTS, mix(seed, epochMinute));
  for (let slot = 0; slot < count; slot++) {
    const hash = mix(mix(seed, epochMinute), slot);
    const client = stranger(hash);
    const port = 1024 + (mix(hash, 1) % 64_000);
    const packets = 4 + (hash % 60);
    const ends = { protocol: PROTOCOL.tcp, pair: NO_PAIR, hash };
    const [inside] = host.addresses;
    const [there, back] = [
      { sourcePort: port, destinationPort: 443 },
      { sourcePort: 443, destinationPort: port },
    ];
    flows.add({ ...ends, ...there, source: client, destination: inside, bytes: packets * 110, packets });
    flows.add({ ...ends, ...back, source: inside, destination: client, bytes: packets * 1210, packets });
  }
}

function addTries(flows: FlowTable, host: NetworkInterface, seed: number, epochMinute: number): void {
  const mean = FEWEST_TRIES + (MOST_TRIES - FEWEST_TRIES) * unit(seed);
  const count = roundEvenly(mean, mix(seed, epochMinute));
  for (let slot = 0; slot < count; slot++) {
    const hash = mix(mix(seed, epochMinute), slot);
    flows.add({
      pair: NO_PAIR,
      source: stranger(hash),
      destination: host.addresses[0],
      sourcePort: 1024 + (mix(hash, 1) % 64_000),
      destinationPort: TRIED_PORTS[mix(hash, 2) % TRIED_PORTS.length],
      protocol: PROTOCOL.tcp,
      bytes: 40,
      packets: 1,
      hash,
      policy: REFUSED_AT_DESTINATION,
    });
  }
}
