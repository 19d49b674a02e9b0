import {
  type Circumstances,
  contains,
  type Conversation,
  conversationsOf,
  isPrivateAddress,
  judge,
  NOTHING_SEEN,
  type Verdict,
  VERDICTS,
} from '#flowlog';
import { endsOf, type Plan, type SearchRequest } from '#query';
import { askAll, type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { limiterRow, reachabilityFrame, type ReachabilityRow, verdictRow } from './reachability-rows';
import {
  type InterfaceFacts,
  readDrops,
  readGroups,
  readInterfaceIds,
  readInterfaces,
  readTopic,
} from './read-reachability';
import { text } from '../texts/text';

export type ReachabilityAsked = Extract<Plan, { kind: 'reachability' }>;

/** Most interfaces and addresses that the second step asks about: each stands in its statement several times. */
const MAX_NAMED = 40;

/** A verdict for each interface and service, worst first; never an empty table. */
export async function answerReachability(plan: ReachabilityAsked, asking: Asking): Promise<Result> {
  const started = performance.now();
  const limiter = askLimiter(plan, asking);
  const [pairs, ends, collected] = await Promise.all(
    [plan.pairs, plan.ends, plan.collected].map((requests) => askAll(asking, requests)),
  );
  const topics = pairs!.done.flatMap((pair) => {
    const [end, collect] = [ends!, collected!].map(({ done }) => done.find(isOfTopic(pair.request)));
    return end && collect ? [{ pair, end, collect }] : [];
  });
  const named = await askAll(
    asking,
    topics.flatMap((topic) => aboutInterfaces(plan, topic)),
  );
  const drops = await limiter;
  const judged = topics.flatMap((topic) =>
    judgeTopic(plan, topic, named.done.find(isOfTopic(topic.pair.request)), asking),
  );
  const found = [...judged, ...readDrops(drops.done).map((drop) => limiterRow(plan.query, drop))].sort(worstFirst);
  const rows = judged.length > 0 ? found : [...found, unknownEnd(plan, asking)];
  const asked = [...pairs!.done, ...ends!.done, ...collected!.done, ...named.done, ...drops.done];
  const read = asked.reduce((sum, one) => sum + rowCount(one), 0);
  return {
    frames: [reachabilityFrame(plan.query, rows, inspection(asked, read, Math.round(performance.now() - started)))],
    rows: rows.length,
    warnings: [
      ...new Set([...pairs!.failures, ...ends!.failures, ...collected!.failures, ...named.failures, ...drops.failures]),
      ...asked.flatMap((one) => shortcomings(one, rowCount(one))),
    ],
    infos: [...plan.notices, ...(isSettled(plan, asking) ? [] : [text(plan.query.locale, 'reachability.unsettled')])],
  };
}

const rowCount = ({ answer }: Asked): number => answer.AnalysisRecords?.length ?? 0;

const isOfTopic =
  ({ source }: SearchRequest) =>
  ({ request }: Asked): boolean =>
    request.source.region === source.region && request.source.topic === source.topic;

function isSettled({ range, settleSeconds }: ReachabilityAsked, { nowMs }: Asking): boolean {
  return range.toSeconds * 1000 <= nowMs - settleSeconds * 1000;
}

/** The limiter is a second opinion: where it cannot be asked, that is a warning. */
async function askLimiter(
  { limiter }: ReachabilityAsked,
  asking: Asking,
): Promise<{ done: Asked[]; failures: string[] }> {
  try {
    return await askAll(asking, limiter);
  } catch (error) {
    if (asking.strict) {
      throw error;
    }
    return { done: [], failures: [error instanceof Error ? error.message : String(error)] };
  }
}

interface TopicAnswers {
  pair: Asked;
  end: Asked;
  collect: Asked;
}

function aboutInterfaces(plan: ReachabilityAsked, { pair, end }: TopicAnswers): SearchRequest[] {
  const groups = readGroups(pair);
  const ids = [...new Set([...groups.map((group) => group.interface), ...readInterfaceIds(end)])];
  const peers = groups.flatMap(({ source, destination }) => [source, destination]);
  const addresses = [...new Set([...endsOf(plan.query), ...peers])];
  return ids.length === 0
    ? []
    : [plan.interfaces(pair.request, ids.slice(0, MAX_NAMED), addresses.slice(0, MAX_NAMED))];
}

function judgeTopic(
  plan: ReachabilityAsked,
  topic: TopicAnswers,
  named: Asked | undefined,
  asking: Asking,
): ReachabilityRow[] {
  const { query } = plan;
  const { collects, decodesIcmp } = readTopic(topic.collect);
  const interfaces = named === undefined ? new Map<string, InterfaceFacts>() : readInterfaces(named);
  const isFrom = (address: string) => query.from !== '' && contains(query.from, address);
  const about = {
    collects,
    settled: isSettled(plan, asking),
    cut: rowCount(topic.pair) >= topic.pair.request.limit,
  };
  const conversations = conversationsOf(readGroups(topic.pair), { isFrom, port: query.port, decodesIcmp });
  const rows = conversations.map((one) => {
    const facts = interfaces.get(one.interface);
    const circumstances: Circumstances = {
      ...about,
      ...ownSideOf(one, interfaces, query.to),
      by: one.by,
      lost: facts?.lost ?? false,
      delivers: true,
    };
    const verdict = judge(one.request, one.reply, circumstances);
    const othersPass = verdict.code === 'refusedIn' && conversations.some((other) => isOpenTo(other, one));
    return verdictRow(query, one, verdict, circumstances, othersPass);
  });
  const heard = new Set(conversations.map((one) => one.interface));
  const owners = ownersOf(query.to, interfaces);
  const silent = [...interfaces].filter(([id]) => owners.includes(id) && !heard.has(id));
  return [
    ...rows,
    ...silent.map(([id, facts]) =>
      nothingRow(plan, id, {
        ...about,
        lost: facts.lost,
        delivers: facts.delivers,
        isOwnSure: facts.sureOwn.includes(query.to),
      }),
    ),
  ];
}

/** Another client is let in to the very service. */
function isOpenTo(other: Conversation, { interface: id, server, protocol, port, client }: Conversation): boolean {
  const isSame =
    other.interface === id && other.server === server && other.protocol === protocol && other.port === port;
  return isSame && other.client !== client && port !== undefined && other.request.accepted.records > 0;
}

/** Interfaces that surely own an address; without such, those that seem to. */
function ownersOf(address: string, interfaces: ReadonlyMap<string, InterfaceFacts>): string[] {
  const sure = [...interfaces].filter(([, { sureOwn }]) => sureOwn.includes(address));
  return (sure.length > 0 ? sure : [...interfaces].filter(([, { own }]) => own.includes(address))).map(([id]) => id);
}

/** The end the interface owns: by its records and others'; else the private address, the commoner one, the one asked for. */
function ownSideOf(
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

const NONE = { accepted: NOTHING_SEEN, refused: NOTHING_SEEN };

function nothingRow(
  { query }: ReachabilityAsked,
  id: string,
  about: Pick<Circumstances, 'collects' | 'settled' | 'cut' | 'lost' | 'delivers' | 'isOwnSure'>,
): ReachabilityRow {
  const circumstances: Circumstances = { ...about, ownSide: 'server', by: 'asked' };
  const conversation: Conversation = {
    interface: id,
    protocol: query.protocol ?? -1,
    client: query.from,
    server: query.to,
    by: 'asked',
    port: query.port,
    words: undefined,
    request: NONE,
    reply: NONE,
  };
  return verdictRow(query, conversation, judge(NONE, NONE, circumstances), circumstances);
}

/** No interface recorded the end that is asked for, so nothing can be proved. */
function unknownEnd(plan: ReachabilityAsked, asking: Asking): ReachabilityRow {
  const about = { collects: { accept: true, reject: true }, settled: isSettled(plan, asking), cut: false };
  return nothingRow(plan, '', { ...about, lost: false, delivers: false, isOwnSure: true });
}

function worstFirst(one: ReachabilityRow, other: ReachabilityRow): number {
  const rank = ({ verdict }: { verdict: Verdict }) =>
    VERDICTS.indexOf(verdict.code) * 2 + Math.sign(verdict.doubts.length);
  return rank(one) - rank(other) || other.refusedPackets - one.refusedPackets;
}
