/** Whose interface it is: the end of a conversation that an interface owns, guessed from its records and others'. */
import { type Circumstances, type Conversation, type FlowGroup, isPrivateAddress } from '#flowlog';
import type { InterfaceFacts } from './read-reachability';

/** Interfaces that surely own an address; without such, those that seem to. */
export function ownersOf(address: string, interfaces: ReadonlyMap<string, InterfaceFacts>): string[] {
  const sure = [...interfaces].filter(([, { sureOwn }]) => sureOwn.includes(address));
  return (sure.length > 0 ? sure : [...interfaces].filter(([, { own }]) => own.includes(address))).map(([id]) => id);
}

/** The end the interface owns: by its records and others'; else the private address, the commoner one, the one asked for. */
export function ownSideOf(
  { interface: id, client, server }: Conversation,
  interfaces: ReadonlyMap<string, InterfaceFacts>,
  to: string,
): Pick<Circumstances, 'ownSide' | 'isOwnSure'> {
  const facts = interfaces.get(id);
  const owns = (address: string) =>
    (facts?.own.includes(address) ?? false) && ownersOf(address, interfaces).includes(id);
  if (owns(client) !== owns(server)) {
    return { ownSide: owns(server) ? 'server' : 'client', isOwnSure: true };
  }
  if (isPrivateAddress(client) !== isPrivateAddress(server)) {
    return { ownSide: isPrivateAddress(server) ? 'server' : 'client', isOwnSure: false };
  }
  const [ofClient, ofServer] = [client, server].map((address) => facts?.standsIn.get(address) ?? 0);
  const isServers = ofClient === ofServer ? server === to : ofServer! > ofClient!;
  return { ownSide: isServers ? 'server' : 'client', isOwnSure: false };
}

/** Addresses of an interface's records with the pair that may be its own: an own one stands in nearly all of them. */
const CANDIDATES = 2;

export function candidatesOf(ids: readonly string[], groups: readonly FlowGroup[]): string[] {
  const wanted = new Map(ids.map((id) => [id, new Map<string, number>()]));
  for (const { interface: id, source, destination, tally } of groups) {
    const counts = wanted.get(id);
    for (const address of new Set([source, destination])) {
      counts?.set(address, (counts.get(address) ?? 0) + tally.records);
    }
  }
  return [...wanted.values()].flatMap((counts) =>
    [...counts]
      .sort(([, one], [, other]) => other - one)
      .slice(0, CANDIDATES)
      .map(([address]) => address),
  );
}
