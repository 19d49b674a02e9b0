import list from './ports.json';
import { protocolName } from './protocols';

/** A port's usual service. Names are those operators say, where they differ from the IANA registry's. */
interface PortName {
  port: number;
  tcp?: string;
  udp?: string;
}

const PORTS = new Map((list as PortName[]).map((entry) => [entry.port, entry]));
const TCP = 6;
const UDP = 17;
/** From here on clients take ports as they come (RFC 6335 begins at 49152, Linux at 32768). */
export const FIRST_EPHEMERAL_PORT = 32768;

/** Ports with a usual service, over TCP or UDP. */
export const KNOWN_PORTS: readonly number[] = [...PORTS.keys()];

/** `6, 443` -> `HTTPS`; `17, 443` -> `QUIC`; undefined for a port without a usual service and for other protocols. */
export function portName(protocol: number, port: number): string | undefined {
  switch (protocol) {
    case TCP:
      return PORTS.get(port)?.tcp;
    case UDP:
      return PORTS.get(port)?.udp;
    default:
      return undefined;
  }
}

/** The service of a port whose protocol is not told: `443` -> `HTTPS / QUIC`, `53` -> `DNS`. */
export function portNames(port: number): string | undefined {
  const names = new Set([portName(TCP, port), portName(UDP, port)].filter((name) => name !== undefined));
  return names.size === 0 ? undefined : [...names].join(' / ');
}

/**
 * What a flow is for, by its ports. A reply carries the service's port as its source, and would otherwise look like a
 * service on a port the client happened to take.
 *
 *     6, 443, 51515    ->  HTTPS
 *     6, 51515, 443    ->  HTTPS reply
 *     6, 51515, 40000  ->  TCP/ephemeral
 *     6, 12345         ->  TCP/12345
 *     1                ->  ICMP
 */
export function serviceLabel(protocol: number, dstport: number | undefined, srcport?: number): string {
  const named = dstport === undefined ? undefined : portName(protocol, dstport);
  if (named !== undefined) {
    return named;
  }
  const answering = srcport === undefined ? undefined : portName(protocol, srcport);
  if (answering !== undefined) {
    return `${answering} reply`;
  }
  const hasPorts = protocol === TCP || protocol === UDP;
  const port = !hasPorts || dstport === undefined ? '' : `/${dstport >= FIRST_EPHEMERAL_PORT ? 'ephemeral' : dstport}`;
  return `${protocolName(protocol)}${port}`;
}
