import type { LogFormat } from '#flowlog';
import type { Question } from './model';

/**
 * What is looked for. Scans and fan-out: one source that reaches for many, within one step of time.
 *
 * - `horizontalScan`: one port of many hosts
 * - `verticalScan`: many ports of one host
 * - `fanOut`: many hosts, whatever the port
 * - `sensitivePorts`: traffic from public addresses that was let through to a listed port
 * - `uncommonProtocols`: any protocol that is not listed
 * - `newTalkers`: source, destination and service that were not there in a time before
 * - `givenAddresses`: contact with listed addresses and networks
 */
export type SecurityCheck =
  | 'horizontalScan'
  | 'verticalScan'
  | 'fanOut'
  | 'sensitivePorts'
  | 'uncommonProtocols'
  | 'newTalkers'
  | 'givenAddresses';

export type SpreadCheck = Extract<SecurityCheck, 'horizontalScan' | 'verticalScan' | 'fanOut'>;

/** Who does what nobody should. Each check uses the members that matter to it. */
export interface SecurityQuery extends Question {
  kind: 'security';
  check: SecurityCheck;
  /** Scans and fan-out: how many hosts or ports of one step are told; absent: the check's own. */
  threshold?: number;
  /** Scans and fan-out: seconds of a step; at least one capture window. */
  stepSeconds: number;
  /** Scans: up to so many packets a record is a probe. Where interfaces refuse at least half, packets do not matter. */
  probePackets: number;
  /** Of `sensitivePorts`. */
  ports: number[];
  /** The usual ones, by IANA number; of `uncommonProtocols`. */
  protocols: number[];
  /** Seconds before the range in which a talker would be known. */
  baselineSeconds: number;
  /** What a new talker has moved at least. */
  minBytes: number;
  /** Addresses and networks of `givenAddresses`. */
  addresses: string[];
  /** Sources that may do this, as health checkers and scanners of one's own: addresses and networks. */
  allow: string[];
}

export const SECURITY_CHECKS: readonly SecurityCheck[] = [
  'horizontalScan',
  'verticalScan',
  'fanOut',
  'sensitivePorts',
  'uncommonProtocols',
  'newTalkers',
  'givenAddresses',
];

/** For scans those of Zeek's classic detector: 25 hosts or 15 ports in five minutes. */
export const DEFAULT_THRESHOLDS: Readonly<Record<SpreadCheck, number>> = {
  horizontalScan: 25,
  verticalScan: 15,
  fanOut: 100,
};

/** Remote control, file shares, databases and other services that are rarely meant for the Internet. */
const SENSITIVE_PORTS = [
  22, 23, 135, 139, 445, 1433, 1521, 2375, 2379, 3306, 3389, 5432, 5900, 6379, 9200, 10250, 11211, 27017,
];

/** ICMP, TCP, UDP, ICMPv6. */
const USUAL_PROTOCOLS = [1, 6, 17, 58];

export function isSpread(check: SecurityCheck): check is SpreadCheck {
  return Object.hasOwn(DEFAULT_THRESHOLDS, check);
}

/** A new question of this kind, beside what all questions have. */
export function defaultSecurity(log: LogFormat) {
  return {
    kind: 'security' as const,
    log,
    check: 'horizontalScan' as const,
    stepSeconds: 300,
    probePackets: 3,
    ports: SENSITIVE_PORTS,
    protocols: USUAL_PROTOCOLS,
    baselineSeconds: 86_400,
    minBytes: 10_000,
    addresses: [],
    allow: [],
  };
}
