/**
 * Which layer keeps two addresses apart, from the records of one interface about one service. A security group is
 * stateful: it judges who opens a connection, never the answer. A network ACL is stateless: it judges both directions.
 */
import { type Basis, isFirm } from './initiator';
import type { Exchange, SeenDirection } from './tally';

/** Worst first. The words `in` and `out` are those of the interface. */
export const VERDICTS = [
  'aclOut',
  'aclIn',
  'refusedIn',
  'refusedOut',
  'refusedBoth',
  'closed',
  'contradiction',
  'mixed',
  'noAnswerIn',
  'noAnswerOut',
  'answerOnly',
  'nothing',
  'limiter',
  'opened',
  'passes',
] as const;

export type VerdictCode = (typeof VERDICTS)[number];

/** Why a verdict is likely and no more. */
export type Doubt =
  | 'roles'
  | 'own'
  | 'lost'
  | 'acceptNotCollected'
  | 'rejectNotCollected'
  | 'unsettled'
  | 'silent'
  | 'requestNotSeen'
  | 'edge'
  | 'apart'
  | 'cut';

/** How the records came about, beside what they say. */
export interface Circumstances {
  /** Which end the interface owns, and whether that is more than a guess among equals. */
  ownSide: 'client' | 'server';
  isOwnSure: boolean;
  /** What the choice of the client rests on. */
  by: Basis;
  /** Actions that the topic collects of every interface, as far as can be told. */
  collects: { accept: boolean; reject: boolean };
  /** When the interface reported lost records (SKIPDATA). */
  lost: readonly Stretch[];
  /** The interface delivered records, of whatever traffic. */
  delivers: boolean;
  /** All records of the range have had time to arrive. */
  settled: boolean;
  /** Fewer groups were read than there are. */
  cut: boolean;
  /** The time that was asked about. */
  range: Stretch;
  /**
   * Length of the topic's capture windows. Starts that lie further apart belong to different conversations: the same
   * window, or the one beside it.
   */
  windowSeconds: number;
}

/** A length of time, in seconds since the epoch. */
export interface Stretch {
  fromSeconds: number;
  toSeconds: number;
}

export interface Verdict {
  code: VerdictCode;
  doubts: Doubt[];
  /** `opened`, `closed`: about when the rule changed. Unix seconds. */
  changedSeconds?: number;
  /** `opened`, `closed`, `mixed`: whose rule it is that refused. */
  layer?: Layer;
}

/** What can refuse a direction: an ACL alone, or rules of the security group or the ACL; `rulesBoth`: both directions. */
export type Layer = 'aclIn' | 'aclOut' | 'rulesIn' | 'rulesOut' | 'rulesBoth';

type Seen = 'none' | 'accepted' | 'refused' | 'mixed';

function seen({ accepted, refused }: SeenDirection): Seen {
  return accepted.records > 0 ? (refused.records > 0 ? 'mixed' : 'accepted') : refused.records > 0 ? 'refused' : 'none';
}

/** What an exchange says by itself. At the server's interface requests come in and replies go out. */
export function codeOf(exchange: Exchange, ownSide: Circumstances['ownSide']): VerdictCode {
  const [request, reply] = [seen(exchange.request), seen(exchange.reply)];
  const opensIn = ownSide === 'server';
  if (request === 'mixed' || reply === 'mixed') {
    return 'mixed';
  }
  const acl = opensIn ? 'aclOut' : 'aclIn';
  switch (request) {
    case 'accepted':
      return reply === 'accepted' ? 'passes' : reply === 'refused' ? acl : opensIn ? 'noAnswerIn' : 'noAnswerOut';
    case 'refused':
      return reply === 'accepted'
        ? 'contradiction'
        : reply === 'refused'
          ? 'refusedBoth'
          : opensIn
            ? 'refusedIn'
            : 'refusedOut';
    case 'none':
      return reply === 'accepted' ? 'answerOnly' : reply === 'refused' ? acl : 'nothing';
  }
}

/** Verdicts that say that the actions differ, and not which layer refuses. */
const OF_BOTH_ACTIONS: readonly VerdictCode[] = ['opened', 'closed', 'mixed'];

/** A security group cannot refuse a reply, so a refused one names the ACL. */
export function layerOf(
  code: VerdictCode,
  { request, reply }: Exchange,
  ownSide: Circumstances['ownSide'],
): Layer | undefined {
  if (!OF_BOTH_ACTIONS.includes(code)) {
    return undefined;
  }
  const opensIn = ownSide === 'server';
  if (reply.refused.records === 0) {
    return opensIn ? 'rulesIn' : 'rulesOut';
  }
  return request.refused.records > 0 ? 'rulesBoth' : opensIn ? 'aclOut' : 'aclIn';
}

/**
 * One action after the other, the second within a window of the first: a rule changed then. Side by side it may as well
 * be several services, and after a pause nobody knows when.
 */
export function changeOf(
  { accepted, refused }: SeenDirection,
  windowSeconds: number,
): Required<Pick<Verdict, 'code' | 'changedSeconds'>> | undefined {
  const opened = refused.latestSeconds <= accepted.firstSeconds;
  const closed = accepted.latestSeconds <= refused.firstSeconds;
  const [before, after] = opened ? [refused, accepted] : [accepted, refused];
  return opened === closed || after.firstSeconds - before.latestSeconds > windowSeconds
    ? undefined
    : { code: opened ? 'opened' : 'closed', changedSeconds: after.firstSeconds };
}

/** Verdicts that hold whoever opened the conversation, unless they name the layer of one direction. */
const WITHOUT_ROLES: readonly VerdictCode[] = ['passes', 'mixed', 'opened', 'closed', 'refusedBoth', 'nothing'];
/** Verdicts that rest on something not being there. */
const OF_ABSENCE: readonly VerdictCode[] = ['noAnswerIn', 'noAnswerOut', 'answerOnly', 'nothing'];

export function doubtsOf(code: VerdictCode, about: Circumstances, layer?: Layer): Doubt[] {
  const namesDirection = layer !== undefined && layer !== 'rulesBoth';
  const needsRoles = namesDirection || !WITHOUT_ROLES.includes(code);
  const isAbsence = OF_ABSENCE.includes(code);
  const doubts: [Doubt, boolean][] = [
    ['roles', needsRoles && !isFirm(about.by)],
    ['own', (needsRoles || code === 'nothing') && !about.isOwnSure],
    ['lost', code !== 'passes' && about.lost.length > 0],
    ['acceptNotCollected', !about.collects.accept],
    ['rejectNotCollected', !about.collects.reject],
    ['unsettled', isAbsence && !about.settled],
    ['silent', code === 'nothing' && !about.delivers],
    ['cut', about.cut],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}
