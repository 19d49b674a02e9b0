/**
 * Which addresses are an interface's own: records do not say, so it is a guess. An own address stands in nearly all
 * records of the interface, on one side or the other.
 */
import { contains } from './address';

/** In how many of its records an own address stands at least; the rest is what the interface forwards. */
const NEARLY_ALL = 0.9;

/** Addresses with the number of records they stand in, of `records` in all. */
export function guessOwnAddresses(standsIn: ReadonlyMap<string, number>, records: number): string[] {
  return [...standsIn].filter(([, count]) => records > 0 && count >= records * NEARLY_ALL).map(([address]) => address);
}

/** Addresses that no host of the Internet has; those of carriers' networks (RFC 6598) among them. */
export const PRIVATE_NETWORKS: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fe80::/10',
];

/** An interface has a private address; a public one in its records is the peer's, or was translated before. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE_NETWORKS.some((network) => contains(network, address));
}

/** `through`: neither end is the interface's own, as at a gateway; undefined where both are. */
export type FlowDirection = 'in' | 'out' | 'through';

export function guessDirection(source: string, destination: string, own: readonly string[]): FlowDirection | undefined {
  const [leaves, arrives] = [own.includes(source), own.includes(destination)];
  return leaves && arrives ? undefined : leaves ? 'out' : arrives ? 'in' : 'through';
}
