/** Groups of records put together as conversations: one interface, one service, one client and one server. */
import { decodeIcmp, icmpWords, type IcmpMessage, isIcmp } from './icmp';
import { type Basis, initiatorByPorts, isServicePort } from './initiator';
import { addExchanges, addTallies, type Exchange, NOTHING_EXCHANGED, type SeenDirection, type Tally } from './tally';

/** Records of one interface and one step with the same ends and action; ports are undefined where they have none. */
export interface FlowGroup {
  interface: string;
  source: string;
  destination: string;
  protocol: number;
  srcport: number | undefined;
  dstport: number | undefined;
  action: 'ACCEPT' | 'REJECT';
  /** First second of the step of time it was counted in. */
  step: number;
  tally: Tally;
}

/** Its `request` and `reply` hold all that was seen in the range. */
export interface Conversation extends Exchange {
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
  /** What was seen in each step of time, in order. */
  steps: readonly Exchange[];
}

/** What the question said, for records that do not tell themselves. */
export interface Hints {
  /** Whether an address is on the side that the question starts from. */
  isFrom(address: string): boolean;
  port: number | undefined;
  /** The topic writes ICMP type and code into ports. */
  decodesIcmp: boolean;
}

export function conversationsOf(groups: readonly FlowGroup[], hints: Hints): Conversation[] {
  const found = new Map<string, { place: Ends; groups: Placed[] }>();
  for (const group of groups) {
    const { isRequest, ...place } = placeOf(group, hints);
    if (hints.port !== undefined && place.port !== undefined && place.port !== hints.port) {
      continue;
    }
    const key = JSON.stringify([group.interface, group.protocol, place.client, place.server, place.port, place.words]);
    const known = found.get(key) ?? { place, groups: [] };
    known.groups.push({ ...group, isRequest });
    found.set(key, known);
  }
  return [...found.values()].map((one) => {
    const steps = stepsOf(one.groups);
    const { interface: id, protocol } = one.groups[0]!;
    const conversation = { interface: id, protocol, ...one.place, steps, ...addExchanges(steps) };
    return one.place.by === 'unknown' ? chooseClient(conversation, hints) : conversation;
  });
}

type Placed = FlowGroup & { isRequest: boolean };

function stepsOf(groups: readonly Placed[]): Exchange[] {
  const steps = new Map<number, Exchange>();
  for (const { step, isRequest, action, tally } of groups) {
    const known = steps.get(step) ?? NOTHING_EXCHANGED;
    const way = isRequest ? 'request' : 'reply';
    const what = action === 'ACCEPT' ? 'accepted' : 'refused';
    steps.set(step, { ...known, [way]: { ...known[way], [what]: addTallies(known[way][what], tally, 'sameStep') } });
  }
  return [...steps].sort(([one], [other]) => one - other).map(([, exchange]) => exchange);
}

type Ends = Pick<Conversation, 'client' | 'server' | 'by' | 'port' | 'words'>;
type Place = Ends & { isRequest: boolean };

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
  const { client, server, steps, ...rest } = one;
  return swap
    ? { ...rest, ...turnedExchange(one), by, client: server, server: client, steps: steps.map(turnedExchange) }
    : { ...one, by };
}

const turnedExchange = ({ request, reply }: Exchange): Exchange => ({ request: reply, reply: request });
