import { type Said, say } from '#wording';
import { normalizeAddress, parseCidr, protocolNumber } from '#flowlog';
import { InvalidQueryError } from './invalid-query-error';
import type { Filter } from './model';
import type { ReachabilityQuery } from './reachability-query';
import { describe, type JsonObject, readInteger, readText } from './read-json';

/** The members that only a reachability query has. */
export function readReachability(
  saved: JsonObject,
): Pick<ReachabilityQuery, 'kind' | 'from' | 'to' | 'port' | 'protocol'> {
  return {
    kind: 'reachability',
    from: readFrom(readText(saved, 'from', '').trim()),
    to: readTo(readText(saved, 'to', '').trim()),
    ...(isAbsent(saved.port) ? {} : { port: readPort(saved) }),
    ...(isAbsent(saved.protocol) ? {} : { protocol: readProtocol(saved) }),
  };
}

/** A control that was emptied leaves an empty text. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

function readFrom(text: string): string {
  if (text === '' || parseCidr(text) === undefined) {
    return text === ''
      ? ''
      : fail(
          'from',
          say("the source '{{text}}' is neither an address nor a network; write one like 10.2.9.77 or 10.2.0.0/16", {
            text,
          }),
        );
  }
  return normalizeAddress(text) ?? text;
}

function readTo(text: string): string {
  return text === ''
    ? ''
    : (normalizeAddress(text) ??
        fail(
          'to',
          say("the destination '{{text}}' is not one IP address; write one like 10.1.0.5 (networks go into From)", {
            text,
          }),
        ));
}

function readPort(saved: JsonObject): number {
  try {
    return readInteger(saved, 'port', 0, 65535, 0);
  } catch (error) {
    throw error instanceof InvalidQueryError
      ? new InvalidQueryError(
          'port',
          say("the service's port: {{reason}}; leave it empty for every service", { reason: error.reason }),
        )
      : error;
  }
}

function readProtocol({ protocol }: JsonObject): number {
  const read = typeof protocol === 'string' || typeof protocol === 'number' ? protocolNumber(protocol) : undefined;
  return (
    read ??
    fail(
      'protocol',
      say('{{value}} is not a protocol; write a name like tcp or a number to 255', { value: describe(protocol) }),
    )
  );
}

/** Fields whose filter keeps both directions of a conversation, or drops both. */
const BOTH_WAYS: readonly Filter['field'][] = ['interface', 'account', 'address'];

export function keepsBothWays({ field }: Filter): boolean {
  return BOTH_WAYS.includes(field);
}

/** A filter that hides one direction, or one action, would make another verdict of what is left. */
export function refuseOneSided(filters: readonly Filter[]): void {
  const index = filters.findIndex((filter) => !keepsBothWays(filter));
  if (index >= 0) {
    fail(
      `filters[${index}]`,
      say(
        'a verdict needs both directions and both actions, so {{field}} cannot be filtered here; use From, To, Port and Protocol',
        { field: filters[index]!.field },
      ),
    );
  }
}

function fail(path: string, why: Said): never {
  throw new InvalidQueryError(path, why);
}
