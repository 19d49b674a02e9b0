/** The few flows that carry most bytes: replication and copies that live up to two hours, and the backup of an incident. */
import { addConnection, lifeAt } from './conversations';
import { demandBytes, mbpsToBytes } from './demand';
import type { FlowTable } from './flow-table';
import { mix, unit } from './hash';
import { BACKUP_MBPS, type Backup } from './incidents/backup';
import type { Link } from './links';
import type { RegionPair } from './regions';
import { BACKUP_SERVICE, TRUNK_SERVICES, type Service } from './services';

const LIVES_MINUTES = [15, 30, 60, 120];

interface LongFlow {
  identity: number;
  service: Service;
  serverSends: boolean;
  weight: number;
}

/** Shares `bytes` over the flows by weight; each is answered by acknowledgements, one for two packets. */
function addLongFlows(
  flows: FlowTable,
  way: { sending: RegionPair; receiving: RegionPair },
  long: readonly LongFlow[],
  bytes: number,
  epochMinute: number,
): void {
  const total = long.reduce((sum, flow) => sum + flow.weight, 0);
  for (const { identity, service, serverSends, weight } of long) {
    const now = mix(identity, epochMinute);
    const own = Math.max(1500, Math.round((bytes * weight) / total));
    const packets = Math.ceil(own / (1380 + (now % 68)));
    const answerPackets = Math.ceil(packets / 2);
    const answerBytes = answerPackets * (52 + (identity % 15));
    const sizes = { bytes: own, packets, answerBytes, answerPackets };
    addConnection(flows, { ...way, service, serverSends, identity }, sizes, now);
  }
}

/** Fills up each direction of the link to what it wants to send. Conversations must be in the table already. */
export function addTrunks(flows: FlowTable, seed: number, link: Link, epochMinute: number): void {
  const ways = [
    { sending: link.forward, receiving: link.backward },
    { sending: link.backward, receiving: link.forward },
  ];
  const missing = ways.map(({ sending }) => {
    const wanted = demandBytes(seed, sending, epochMinute);
    return Math.max(0.1 * wanted, wanted - flows.offered[sending.index]);
  });
  ways.forEach((way, direction) => {
    const long = Array.from({ length: link.trunks }, (_, slot): LongFlow => {
      const place = mix(mix(mix(seed, 51), way.sending.index), slot);
      const identity = mix(place, lifeAt(place, LIVES_MINUTES[place % LIVES_MINUTES.length], epochMinute));
      const weight = (1 - unit(mix(identity, 7)) * 0.95) ** (-1 / 1.2);
      const service = TRUNK_SERVICES[identity % TRUNK_SERVICES.length];
      return { identity, service, serverSends: mix(identity, 8) % 5 < 2, weight };
    });
    addLongFlows(flows, way, long, missing[direction], epochMinute);
  });
}

/** Adds the backup's own flows to what the pair sends anyway. */
export function addBackup(
  flows: FlowTable,
  seed: number,
  way: { sending: RegionPair; receiving: RegionPair },
  backup: Backup,
  epochMinute: number,
): void {
  const long = Array.from({ length: backup.flows }, (_, slot): LongFlow => {
    const identity = mix(mix(mix(seed, 61), backup.since), slot);
    return { identity, service: BACKUP_SERVICE, serverSends: false, weight: 0.7 + 0.6 * unit(identity) };
  });
  addLongFlows(flows, way, long, mbpsToBytes(BACKUP_MBPS), epochMinute);
}
