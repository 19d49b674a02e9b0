import { portName } from './ports';

/** Who opened a conversation: records do not say, so it is a guess, and what it rests on goes with it. */
export type Basis = 'icmp' | 'ports' | 'unknownPorts' | 'actions' | 'start' | 'asked' | 'unknown';

/** Systems take the ports of what they open from here on. */
export const EPHEMERAL_FROM = 32768;
/** Below stand the ports of services, by the registry. */
const SYSTEM_BELOW = 1024;

/**
 * The end that opened it, by the ports of one record: the end with the ephemeral port. Undefined where both or none of
 * the ports look like that, or one is missing.
 */
export function initiatorByPorts(srcport: number | undefined, dstport: number | undefined) {
  if (srcport === undefined || dstport === undefined) {
    return undefined;
  }
  const border = [EPHEMERAL_FROM, SYSTEM_BELOW].find((port) => srcport >= port !== dstport >= port);
  return border === undefined ? undefined : srcport >= border ? ('source' as const) : ('destination' as const);
}

/** Whether a port is one that clients do not take: a system port, or one a service is known by. */
export function isServicePort(protocol: number, port: number): boolean {
  return port < SYSTEM_BELOW || portName(protocol, port) !== undefined;
}

/** The guesses that are safe enough for a verdict without doubt. */
export function isFirm(basis: Basis): boolean {
  return basis === 'icmp' || basis === 'ports';
}
