/** Ordinary conversations: a request and what comes back, on connections that live for one minute up to half an hour. */
import { pairActivity } from './demand';
import { flowSize } from './flow-sizes';
import type { FlowTable } from './flow-table';
import { mix, roundEvenly, unit } from './hash';
import { IPV6_REGIONS, pickHost } from './hosts';
import type { Link } from './links';
import { DEMO_REGIONS, type RegionPair } from './regions';
import { BY_SHARE, icmpPorts, NO_PORT, PROTOCOL, type Service } from './services';

const FIRST_EPHEMERAL_PORT = 32768;
const EPHEMERAL_PORTS = 28232;
const SMALLEST_PACKET = 52;

/** Number of the life a place is in, when every life takes `minutes` and places begin at different times. */
export function lifeAt(place: number, minutes: number, epochMinute: number): number {
  return Math.floor((epochMinute + (mix(place, 3) % minutes)) / minutes);
}

/** Who talks: the same in every minute of the connection's life. `identity` names the connection. */
export interface Connection {
  sending: RegionPair;
  receiving: RegionPair;
  service: Service;
  serverSends: boolean;
  identity: number;
  ipv6?: boolean;
}

/** Adds the larger direction of a connection and the smaller one that answers it. */
export function addConnection(
  flows: FlowTable,
  connection: Connection,
  sizes: { bytes: number; packets: number; answerBytes: number; answerPackets: number },
  now: number,
): void {
  const { sending, receiving, service, serverSends, identity, ipv6 } = connection;
  const source = pickHost(sending.source, serverSends ? service.server : service.client, identity, ipv6);
  const destination = pickHost(
    sending.destination,
    serverSends ? service.client : service.server,
    mix(identity, 5),
    ipv6,
  );
  const protocol = ipv6 && service.protocol === PROTOCOL.icmp ? PROTOCOL.icmpV6 : service.protocol;
  const clientPort = service.port === NO_PORT ? NO_PORT : FIRST_EPHEMERAL_PORT + (mix(identity, 2) % EPHEMERAL_PORTS);
  const icmp = icmpPorts(protocol, identity);
  const sourcePort = icmp?.identifier ?? (serverSends ? service.port : clientPort);
  const destinationPort = icmp?.request ?? (serverSends ? clientPort : service.port);
  const { bytes, packets, answerBytes, answerPackets } = sizes;
  flows.add({
    pair: sending.index,
    source,
    destination,
    sourcePort,
    destinationPort,
    protocol,
    bytes,
    packets,
    hash: now,
  });
  flows.add({
    pair: receiving.index,
    source: destination,
    destination: source,
    sourcePort: icmp?.identifier ?? destinationPort,
    destinationPort: icmp?.answer ?? sourcePort,
    protocol,
    bytes: answerBytes,
    packets: answerPackets,
    hash: now,
  });
}

function sizesOf(service: Service, link: Link, now: number): Parameters<typeof addConnection>[2] {
  if (service.protocol === PROTOCOL.icmp) {
    const packets = 1 + (now % 60);
    return { bytes: packets * 84, packets, answerBytes: packets * 84, answerPackets: packets };
  }
  const wanted = Math.min(link.largestBytes, flowSize(service.sizes, now >>> 8) * link.scale);
  const bytes = Math.max(SMALLEST_PACKET, Math.round(wanted));
  // Packets are either small, about 200 bytes, or nearly full.
  const packetSize = service.sizes === 'rpc' ? 140 + (now % 120) : 1300 + (now % 148);
  const packets = Math.ceil(bytes / packetSize);
  const answer = Math.round(bytes * service.echo);
  const answerPackets = Math.max(Math.ceil(packets / 2), Math.ceil(answer / 1448));
  return { bytes, packets, answerBytes: Math.max(answer, answerPackets * SMALLEST_PACKET), answerPackets };
}

/** Between two regions with IPv6; it comes to 3 to 5 % of all flows of each. */
const IPV6_SHARE = 0.16;

function shareOfIpv6({ source, destination }: RegionPair): number {
  return [source, destination].every((region) => IPV6_REGIONS.includes(DEMO_REGIONS[region].id)) ? IPV6_SHARE : 0;
}

export function addConversations(
  flows: FlowTable,
  seed: number,
  link: Link,
  epochMinute: number,
  options: { ipv6: boolean },
): void {
  const { forward, backward } = link;
  const ipv6Share = options.ipv6 ? shareOfIpv6(forward) : 0;
  const linkSeed = mix(mix(seed, 41), forward.index);
  const expected = link.conversations * pairActivity(forward.source, forward.destination, epochMinute);
  const count = roundEvenly(expected, mix(linkSeed, epochMinute));
  const total = forward.meanMbps + backward.meanMbps;
  const forwardShare = total > 0 ? forward.meanMbps / total : 0.5;
  for (let slot = 0; slot < count; slot++) {
    const place = mix(linkSeed, slot);
    const minutes = place % 20 < 12 ? 1 : place % 20 < 17 ? 5 : 30;
    const identity = mix(place, lifeAt(place, minutes, epochMinute));
    const service = BY_SHARE[identity % BY_SHARE.length];
    const ahead = unit(mix(identity, 1)) < forwardShare;
    const now = mix(identity, epochMinute);
    addConnection(
      flows,
      {
        sending: ahead ? forward : backward,
        receiving: ahead ? backward : forward,
        service,
        serverSends: service.serverSends,
        identity,
        ipv6: ipv6Share > 0 && unit(mix(identity, 4)) < ipv6Share,
      },
      sizesOf(service, link, now),
      now,
    );
  }
}
