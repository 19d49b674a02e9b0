/** Asks what a reachability answer is made of, topic by topic: records of the pair, then whose interfaces they are of. */
import { endsOf, type Plan, type SearchRequest, topicName } from '#query';
import { COLLECTS_ALL, type TopicCollecting } from '../topic-actions';
import { askAll, type Asked, type Asking } from './ask';
import { candidatesOf } from './reachability-owners';
import { type InterfaceFacts, readGroups, readInterfaceIds, readInterfaces, rowCount } from './read-reachability';

export type ReachabilityAsked = Extract<Plan, { kind: 'reachability' }>;

/** Interfaces that one statement asks about: each stands in it several times, and so do its addresses. */
const BATCH = 20;
/** Most interfaces of a topic that are asked about. */
export const MAX_INTERFACES = 200;

export interface TopicAnswers {
  /** Records of the pair; in one step of time where there are too many for several. */
  pair: Asked;
  isAtOnce: boolean;
  icmp: Asked;
  collects: TopicCollecting;
  alive: Asked;
  interfaces: Map<string, InterfaceFacts>;
  /** Interfaces nobody was asked about. */
  leftOut: number;
}

export interface Gathered {
  topics: TopicAnswers[];
  asked: Asked[];
  failures: string[];
}

export async function gather(plan: ReachabilityAsked, asking: Asking): Promise<Gathered> {
  const knowing = asking.loadCollecting();
  const first = await Promise.all(
    [plan.pairs, plan.ends, plan.icmp, plan.alive].map((requests) => askAll(asking, requests)),
  );
  const [pairs, ends, icmp, alive] = first.map(({ done }) => done);
  const again = await askAll(
    asking,
    pairs!.filter(isCut).flatMap(({ request }) => plan.pairsAtOnce.filter(isAbout(request))),
  );
  const known = pairs!.flatMap((fine) => {
    const of = ({ done }: { done: Asked[] }) => done.find(({ request }) => isAbout(fine.request)(request));
    const [coarse, end, typed, living] = [again, { done: ends! }, { done: icmp! }, { done: alive! }].map(of);
    const pair = coarse ?? fine;
    return end && typed && living ? [{ pair, isAtOnce: coarse !== undefined, end, icmp: typed, alive: living }] : [];
  });
  const topics = known.map((topic) => ({ ...topic, ...aboutInterfaces(plan, topic.pair, topic.end) }));
  const named = await askAll(
    asking,
    topics.flatMap(({ requests }) => requests),
  );
  const collecting = await knowing;
  const kept = pairs!.map((fine) => known.find(({ pair }) => isAbout(fine.request)(pair.request))?.pair ?? fine);
  return {
    topics: topics.map((topic) => {
      const answers = named.done.filter(({ request }) => isAbout(topic.pair.request)(request));
      return {
        ...topic,
        collects: collecting.get(topicName(topic.pair.request.source)) ?? COLLECTS_ALL,
        interfaces: new Map(answers.flatMap((answer) => [...readInterfaces(answer)])),
      };
    }),
    asked: [...kept, ...ends!, ...icmp!, ...alive!, ...named.done],
    failures: [...first, again, named].flatMap(({ failures }) => failures),
  };
}

export const isCut = (asked: Asked): boolean => rowCount(asked) >= asked.request.limit;

const isAbout =
  ({ source: { region, topic } }: SearchRequest) =>
  ({ source }: SearchRequest): boolean =>
    source.region === region && source.topic === topic;

function aboutInterfaces(plan: ReachabilityAsked, pair: Asked, end: Asked) {
  const groups = readGroups(pair);
  const all = [...new Set([...groups.map((group) => group.interface), ...readInterfaceIds(end)])];
  const ids = all.slice(0, MAX_INTERFACES);
  const requests: SearchRequest[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH);
    const addresses = [...new Set([...endsOf(plan.query), ...candidatesOf(batch, groups)])];
    requests.push(plan.interfaces(pair.request, batch, addresses));
  }
  return { requests, leftOut: all.length - ids.length };
}
