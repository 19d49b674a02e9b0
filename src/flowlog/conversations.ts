/** Groups of records put together as conversations: one interface, one service, one client and one server. */
import { decodeIcmp, icmpWords, type IcmpMessage, isIcmp } from './icmp';
import { type Basis, initiatorByPorts, isServicePort } from './initiator';
import type { SeenDirection, Tally } from './verdict';

/** Records of one interface with the same ends and action; ports are undefined where the records have none. */
export interface FlowGroup {
  interface: string;
  source: string;
  destination: string;
  protocol: number;
  srcport: number | undefined;
  dstport: number | undefined;
  action: 'ACCEPT' | 'REJECT';
  tally: Tally;
}

export interface Conversation {
  interface: string;
  protocol: number;
  client: string;
  server: string;
  /** What the choice of the client rests on. */
  by: Basis;
  /** The server's port; undefined for protocols without ports, and where both ends may be the server. */
  port: number | undefined;
  /** What else tells the service: the ICMP message, or both ports. */
  words: string | undefined;
  request: SeenDirection;
  reply: SeenDirection;
}

/** What the question said, for records that do not tell themselves. */
export interface Hints {
  /** Whether an address is on the side that the question starts from. */
  isFrom(address: string): boolean;
  port: number | undefined;
  /** The topic writes ICMP type and code into ports. */
  decodesIcmp: boolean;
}

export const NOTHING_SEEN: Tally = {
  records: 0,
  packets: 0,
  windows: 0,
  firstSeconds: Infinity,
  latestSeconds: 0,
  lastSeconds: 0,
};

export function conversationsOf(groups: readonly FlowGroup[], hints: Hints): Conversation[] {
  const found = new Map<string, Conversation>();
  for (const group of groups) {
    const place = placeOf(group, hints);
    if (hints.port !== undefined && place.port !== undefined && place.port !== hints.port) {
      continue;
    }
    const { isRequest, ...ends } = place;
    const key = JSON.stringify([group.interface, group.protocol, ends.client, ends.server, ends.port, ends.words]);
    const known = found.get(key) ?? {
      interface: group.interface,
      protocol: group.protocol,
      ...ends,
      request: { accepted: NOTHING_SEEN, refused: NOTHING_SEEN },
      reply: { accepted: NOTHING_SEEN, refused: NOTHING_SEEN },
    };
    const direction = isRequest ? known.request : known.reply;
    const what = group.action === 'ACCEPT' ? 'accepted' : 'refused';
    direction[what] = add(direction[what], group.tally);
    found.set(key, known);
  }
  return [...found.values()].map((one) => (one.by === 'unknown' ? chooseClient(one, hints) : one));
}

type Place = Pick<Conversation, 'client' | 'server' | 'by' | 'port' | 'words'> & { isRequest: boolean };

function placeOf(group: FlowGroup, hints: Hints): Place {
  const { source, destination, protocol, srcport, dstport } = group;
  const forth = { client: source, server: destination, isRequest: true };
  const back = { client: destination, server: source, isRequest: false };
  const message = hints.decodesIcmp ? decodeIcmp(protocol, srcport, dstport) : undefined;
  if (message?.role !== undefined) {
    const words = icmpWords(message).replace(/ (request|reply)$/, '');
    return { ...(message.role === 'request' ? forth : back), by: 'icmp', port: undefined, words };
  }
  const opener = isIcmp(protocol) ? undefined : initiatorByPorts(srcport, dstport);
  const guessed = opener === 'source' ? { ...forth, port: dstport } : { ...back, port: srcport };
  const isKnown = opener !== undefined && isServicePort(protocol, guessed.port!);
  // The port that was asked about is the service's, also where the client's own is lower.
  if (!isKnown && hints.port !== undefined && (hints.port === srcport) !== (hints.port === dstport)) {
    return { ...(hints.port === dstport ? forth : back), by: 'asked', port: hints.port, words: undefined };
  }
  if (opener !== undefined) {
    return { ...guessed, by: isKnown ? 'ports' : 'unknownPorts', words: undefined };
  }
  const words = unclearService(group, message);
  return { ...(source < destination ? forth : back), by: 'unknown', port: undefined, words };
}

/** The same words for both directions of one conversation. */
function unclearService(group: FlowGroup, message: IcmpMessage | undefined): string | undefined {
  if (message !== undefined) {
    return icmpWords(message);
  }
  const { source, destination, srcport, dstport } = group;
  if (isIcmp(group.protocol) || srcport === undefined || dstport === undefined) {
    return undefined;
  }
  return source < destination ? `${srcport} - ${dstport}` : `${dstport} - ${srcport}`;
}

/** A refused request has no answer, so it was the accepted direction that asked; else who was seen first; else as hints. */
function chooseClient(one: Conversation, { isFrom }: Hints): Conversation {
  const first = ({ accepted, refused }: SeenDirection) => Math.min(accepted.firstSeconds, refused.firstSeconds);
  const [forth, back] = [first(one.request), first(one.reply)];
  const onlyRefused = ({ accepted, refused }: SeenDirection) => accepted.records === 0 && refused.records > 0;
  if (onlyRefused(one.request) !== onlyRefused(one.reply) && forth < Infinity && back < Infinity) {
    return turned(one, onlyRefused(one.request), 'actions');
  }
  if (forth !== back) {
    return turned(one, back < forth, 'start');
  }
  return isFrom(one.client) === isFrom(one.server) ? one : turned(one, isFrom(one.server), 'asked');
}

function turned(one: Conversation, swap: boolean, by: Basis): Conversation {
  return swap
    ? { ...one, by, client: one.server, server: one.client, request: one.reply, reply: one.request }
    : { ...one, by };
}

function add(left: Tally, right: Tally): Tally {
  return {
    records: left.records + right.records,
    packets: left.packets + right.packets,
    windows: Math.max(left.windows, right.windows),
    firstSeconds: Math.min(left.firstSeconds, right.firstSeconds),
    latestSeconds: Math.max(left.latestSeconds, right.latestSeconds),
    lastSeconds: Math.max(left.lastSeconds, right.lastSeconds),
  };
}
