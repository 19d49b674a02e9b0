/**
 * Which layer keeps two addresses apart, from the records of one interface about one service. A security group is
 * stateful: it judges who opens a connection, never the answer. A network ACL is stateless: it judges both directions.
 */
import { type Basis, isFirm } from './initiator';

/** What was recorded of one direction with one action. */
export interface Tally {
  records: number;
  packets: number;
  /** Capture windows it was seen in, about. */
  windows: number;
  /** Earliest and latest start of a record, and the latest end. Unix seconds. */
  firstSeconds: number;
  latestSeconds: number;
  lastSeconds: number;
}

export interface SeenDirection {
  accepted: Tally;
  refused: Tally;
}

/** Worst first. The words `in` and `out` are those of the interface. */
export const VERDICTS = [
  'aclOut',
  'aclIn',
  'refusedIn',
  'refusedOut',
  'refusedBoth',
  'limiter',
  'closed',
  'contradiction',
  'mixed',
  'noAnswerIn',
  'noAnswerOut',
  'answerOnly',
  'nothing',
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
  | 'cut';

/** How the records came about, beside what they say. */
export interface Circumstances {
  /** Which end the interface owns, and whether that is more than a guess among equals. */
  ownSide: 'client' | 'server';
  isOwnSure: boolean;
  /** What the choice of the client rests on. */
  by: Basis;
  /** Actions that the topic holds at all. */
  collects: { accept: boolean; reject: boolean };
  /** The interface reported lost records (SKIPDATA). */
  lost: boolean;
  /** The interface delivered records, of whatever traffic. */
  delivers: boolean;
  /** All records of the range have had time to arrive. */
  settled: boolean;
  /** Fewer groups were read than there are. */
  cut: boolean;
}

export interface Verdict {
  code: VerdictCode;
  doubts: Doubt[];
  /** `opened`, `closed`: about when the rule changed. Unix seconds. */
  changedSeconds?: number;
}

type Seen = 'none' | 'accepted' | 'refused' | 'mixed';

/** `request`: from the client to the server; `reply`: back. */
export function judge(request: SeenDirection, reply: SeenDirection, circumstances: Circumstances): Verdict {
  const code = codeOf(seen(request), seen(reply), circumstances.ownSide === 'server');
  const verdict = code === 'mixed' ? changeOf(seen(request) === 'mixed' ? request : reply) : { code };
  const early: Doubt[] = isAclOnly(code) && seen(request) === 'none' ? ['requestNotSeen'] : [];
  return { ...verdict, doubts: [...early, ...doubtsOf(verdict.code, circumstances)] };
}

function seen({ accepted, refused }: SeenDirection): Seen {
  return accepted.records > 0 ? (refused.records > 0 ? 'mixed' : 'accepted') : refused.records > 0 ? 'refused' : 'none';
}

/** `opensIn`: the client is outside, so requests come in and replies go out. */
function codeOf(request: Seen, reply: Seen, opensIn: boolean): VerdictCode {
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

const isAclOnly = (code: VerdictCode): boolean => code === 'aclOut' || code === 'aclIn';

/** One action after the other is a change of rules; side by side it may as well be several services. */
function changeOf({ accepted, refused }: SeenDirection): Omit<Verdict, 'doubts'> {
  const opened = refused.latestSeconds <= accepted.firstSeconds;
  const closed = accepted.latestSeconds <= refused.firstSeconds;
  if (opened === closed) {
    return { code: 'mixed' };
  }
  return opened
    ? { code: 'opened', changedSeconds: accepted.firstSeconds }
    : { code: 'closed', changedSeconds: refused.firstSeconds };
}

/** Verdicts that hold whoever opened the conversation. */
const WITHOUT_ROLES: readonly VerdictCode[] = ['passes', 'mixed', 'opened', 'closed', 'refusedBoth', 'nothing'];
/** Verdicts that rest on something not being there. */
const OF_ABSENCE: readonly VerdictCode[] = ['noAnswerIn', 'noAnswerOut', 'answerOnly', 'nothing'];

function doubtsOf(code: VerdictCode, about: Circumstances): Doubt[] {
  const needsRoles = !WITHOUT_ROLES.includes(code);
  const isAbsence = OF_ABSENCE.includes(code);
  const doubts: [Doubt, boolean][] = [
    ['roles', needsRoles && !isFirm(about.by)],
    ['own', (needsRoles || code === 'nothing') && !about.isOwnSure],
    ['lost', code !== 'passes' && about.lost],
    ['acceptNotCollected', !about.collects.accept],
    ['rejectNotCollected', !about.collects.reject],
    ['unsettled', isAbsence && !about.settled],
    ['silent', code === 'nothing' && !about.delivers],
    ['cut', about.cut],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}
