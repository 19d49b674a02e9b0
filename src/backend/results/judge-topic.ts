/** Verdicts of one topic: a finding for each interface, service and verdict, and for interfaces where nothing was seen. */
import {
  type Action,
  type Circumstances,
  contains,
  type Conversation,
  conversationsOf,
  doubtsOf,
  type Finding,
  findingsOf,
  NOTHING_EXCHANGED,
} from '#flowlog';
import type { ReachabilityAsked, TopicAnswers } from './ask-reachability';
import { isCut } from './ask-reachability';
import { decodesIcmp, type InterfaceFacts, readGroups } from './read-reachability';
import { ownersOf, ownSideOf } from './reachability-owners';

/** A verdict, what it is about, and what it rests on. */
export interface JudgedFinding {
  conversation: Conversation;
  finding: Finding;
  about: Circumstances;
  /** What its interface delivered at all; undefined where nobody asked. */
  facts: InterfaceFacts | undefined;
  /** Other clients are let in to the service this one is refused. */
  othersPass: boolean;
}

export function judgeTopic(plan: ReachabilityAsked, topic: TopicAnswers, settled: boolean): JudgedFinding[] {
  const { query, range } = plan;
  const { interfaces } = topic;
  const isFrom = (address: string) => query.from !== '' && contains(query.from, address);
  const isSure = (action: Action) => topic.collects[action] === 'yes';
  const collects = { accept: isSure('ACCEPT'), reject: isSure('REJECT') };
  const ofTopic = {
    collects,
    settled,
    cut: isCut(topic.pair),
    range,
    windowSeconds: plan.windowOf(topic.pair.request),
  };
  const conversations = conversationsOf(readGroups(topic.pair), {
    isFrom,
    port: query.port,
    decodesIcmp: decodesIcmp(topic.icmp),
  });
  const judged = conversations.flatMap((conversation) => {
    const facts = interfaces.get(conversation.interface);
    const about: Circumstances = {
      ...ofTopic,
      ...ownSideOf(conversation, interfaces, query.to),
      by: conversation.by,
      lost: facts?.lost ?? [],
      delivers: true,
    };
    return findingsOf(conversation, about).map((finding): JudgedFinding => {
      const isRefused = finding.verdict.code === 'refusedIn';
      const othersPass = isRefused && conversations.some((other) => isOpenTo(other, conversation));
      return { conversation, finding, about, facts, othersPass };
    });
  });
  const heard = new Set(conversations.map((one) => one.interface));
  const silent = ownersOf(query.to, interfaces).filter((id) => !heard.has(id));
  return [
    ...judged,
    ...silent.map((id) => {
      const facts = interfaces.get(id)!;
      const isOwnSure = facts.sureOwn.includes(query.to);
      return nothingSeen(plan, id, { ...ofTopic, isOwnSure, lost: facts.lost, delivers: facts.delivers }, facts);
    }),
  ];
}

/** Another client is let in to the very service. */
function isOpenTo(other: Conversation, { interface: id, server, protocol, port, client }: Conversation): boolean {
  const isSame =
    other.interface === id && other.server === server && other.protocol === protocol && other.port === port;
  return isSame && other.client !== client && port !== undefined && other.request.accepted.records > 0;
}

/** `id` is empty where no interface recorded the end that is asked for, so that nothing can be proved. */
export function nothingSeen(
  { query }: ReachabilityAsked,
  id: string,
  circumstances: Omit<Circumstances, 'ownSide' | 'by'>,
  facts: InterfaceFacts | undefined,
): JudgedFinding {
  const about: Circumstances = { ...circumstances, ownSide: 'server', by: 'asked' };
  return {
    conversation: {
      ...NOTHING_EXCHANGED,
      interface: id,
      protocol: query.protocol ?? -1,
      client: query.from,
      server: query.to,
      by: 'asked',
      port: query.port,
      words: undefined,
      steps: [],
    },
    finding: { ...NOTHING_EXCHANGED, verdict: { code: 'nothing', doubts: doubtsOf('nothing', about) } },
    about,
    facts,
    othersPass: false,
  };
}
