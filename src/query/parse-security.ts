import { say } from '#wording';
import { ipv6Prefixes, type LogFormat, normalizeAddress, parseCidr, printNetwork, protocolNumber } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { Question } from './model';
import { describe, type JsonObject, readInteger, readList, readOneOf, refuseVariable } from './read-json';
import { defaultSecurity, SECURITY_CHECKS, type SecurityQuery } from './security-query';

const DAY = 86_400;

/** The members that only a security query has. */
export function readSecurity(saved: JsonObject, log: LogFormat): Omit<SecurityQuery, keyof Question> {
  const start = defaultSecurity(log);
  return {
    kind: 'security',
    check: readOneOf(saved, 'check', SECURITY_CHECKS, start.check),
    ...(isAbsent(saved.threshold) ? {} : { threshold: readInteger(saved, 'threshold', 2, 100_000, 2) }),
    stepSeconds: readInteger(saved, 'stepSeconds', 60, DAY, start.stepSeconds),
    probePackets: readInteger(saved, 'probePackets', 1, 1000, start.probePackets),
    ports: readList(saved, 'ports', start.ports, (port, path) => readInteger({ [path]: port }, path, 0, 65535, 0)),
    protocols: readList(saved, 'protocols', start.protocols, readProtocol),
    baselineSeconds: readInteger(saved, 'baselineSeconds', 300, 31 * DAY, start.baselineSeconds),
    minBytes: readInteger(saved, 'minBytes', 0, Number.MAX_SAFE_INTEGER, start.minBytes),
    addresses: readList(saved, 'addresses', [], readNetwork),
    allow: readList(saved, 'allow', [], readNetwork),
  };
}

/** A control that was emptied leaves an empty text. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function readProtocol(value: unknown, path: string): number {
  const number = typeof value === 'string' || typeof value === 'number' ? protocolNumber(value) : undefined;
  if (number === undefined) {
    throw new InvalidQueryError(
      path,
      say('{{value}} is not a protocol; write a name like GRE or a number to 255', { value: describe(value) }),
    );
  }
  return number;
}

/** An address in its usual form, or a network that SQL can tell by its text. */
function readNetwork(value: unknown, path: string): string {
  if (typeof value === 'string') {
    refuseVariable(value, path);
  }
  const text = typeof value === 'string' ? value.trim() : '';
  const network = parseCidr(text);
  if (network === undefined) {
    throw new InvalidQueryError(
      path,
      say('{{value}} is neither an address nor a network like 203.0.113.0/24', { value: describe(value) }),
    );
  }
  const address = normalizeAddress(text) ?? printNetwork(network);
  if (address.includes(':') && address.includes('/') && ipv6Prefixes(address) === undefined) {
    throw new InvalidQueryError(
      path,
      say(
        '{{network}} cannot be told by its text, which is all that CLS knows of IPv6: the length must be a multiple of 16, without several zero groups in front or inside',
        { network: text },
      ),
    );
  }
  return address;
}
