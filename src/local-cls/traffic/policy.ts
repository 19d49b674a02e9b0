/**
 * Security groups and network ACLs of the demo, alike in every region. The first rule that fits decides; where none
 * fits, the traffic is refused. Security groups are stateful: they judge who opens a connection, never the answer.
 * ACLs are stateless: they judge every direction for itself.
 */
import { PASSED, REFUSED_AT_DESTINATION, REFUSED_AT_SOURCE } from './flow-table';
import { interfaceAt, type NetworkInterface } from './inventory';
import { minuteOfDay, within } from './incidents/day';
import { aclRules, type Rule, securityGroupRules } from './policy-rules';

/** A packet as rules see it. Where the protocol has no ports, `port` is ignored. */
export interface Packet {
  source: string;
  destination: string;
  protocol: number;
  /** Destination port. */
  port: number;
  /** Belongs to a connection that the other end opened. */
  isReply: boolean;
}

function allows(
  rules: readonly Rule[],
  direction: Rule['direction'],
  peer: string,
  packet: Packet,
  at: number,
): boolean {
  const fits = rules.find(
    (rule) =>
      rule.direction === direction &&
      (rule.protocol === null || rule.protocol === packet.protocol) &&
      (rule.ports === null || (packet.port >= rule.ports[0] && packet.port <= rule.ports[1])) &&
      (rule.peers === null || rule.peers.some((prefix) => peer.startsWith(prefix))) &&
      (rule.during === null || within(rule.during, at)) &&
      (rule.except === null || !within(rule.except, at)),
  );
  return fits?.allow ?? false;
}

const nameOf = ({ name }: NetworkInterface): string => name.slice(0, name.lastIndexOf('-'));

function passes(owner: NetworkInterface, direction: Rule['direction'], packet: Packet, epochMinute: number): boolean {
  const peer = direction === 'in' ? packet.source : packet.destination;
  const at = minuteOfDay(epochMinute);
  const app = nameOf(owner);
  return (
    allows(aclRules(owner.region, app), direction, peer, packet, at) &&
    (packet.isReply || allows(securityGroupRules(app), direction, peer, packet, at))
  );
}

/** What the rules at both ends do to a packet in this minute. Ends outside the demo's networks refuse nothing. */
export function policyOf(packet: Packet, epochMinute: number): number {
  const source = interfaceAt(packet.source);
  if (source && !passes(source, 'out', packet, epochMinute)) {
    return REFUSED_AT_SOURCE;
  }
  const destination = interfaceAt(packet.destination);
  return destination && !passes(destination, 'in', packet, epochMinute) ? REFUSED_AT_DESTINATION : PASSED;
}
