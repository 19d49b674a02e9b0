/**
 * What the records of one conversation show over time. Both directions are read together where they stand within one
 * capture window of each other; what lies further apart is judged by itself, so that neither an answer of five hours
 * later nor a rule of yesterday gives a verdict. Stretches with the same verdict are one finding.
 */
import type { Conversation } from './conversations';
import {
  addExchanges,
  addTallies,
  type Exchange,
  NEITHER_SEEN,
  NOTHING_EXCHANGED,
  NOTHING_SEEN,
  secondsBetween,
  surelyMeet,
  talliesOf,
} from './tally';
import {
  type Circumstances,
  changeOf,
  codeOf,
  type Doubt,
  doubtsOf,
  layerOf,
  type Stretch,
  type Verdict,
  type VerdictCode,
} from './verdict';

export interface Finding extends Exchange {
  verdict: Verdict;
}

export function findingsOf({ steps }: Pick<Conversation, 'steps'>, about: Circumstances): Finding[] {
  const { windowSeconds } = about;
  const parts = steps.flatMap((step) => partsOf(step, windowSeconds));
  const byCode = new Map<VerdictCode, Judged[]>();
  parts.forEach((part, index) => {
    const whole = completed(part, parts[index - 1], parts[index + 1], windowSeconds);
    const code = codeOf(whole, about.ownSide);
    byCode.set(code, [...(byCode.get(code) ?? []), { part, whole }]);
  });
  return joinChange([...byCode], windowSeconds).map(([code, judged, changedSeconds]) => {
    const exchange = addExchanges(judged.map(({ part }) => part));
    const lost = about.lost.filter((one) => judged.some(({ part }) => isNear(one, part, windowSeconds)));
    const layer = layerOf(code, exchange, about.ownSide);
    const own = doubtsOf(code, { ...about, lost }, layer);
    const doubts: Doubt[] = [...doubtsOfTime(code, judged, exchange, about), ...own];
    const change = changedSeconds === undefined ? {} : { changedSeconds };
    return { ...exchange, verdict: { code, doubts, ...change, ...(layer === undefined ? {} : { layer }) } };
  });
}

/** A stretch of time as it was counted, and with what its neighbours tell of it. */
interface Judged {
  part: Exchange;
  whole: Exchange;
}

/** A step of many windows may hold several stretches: they are taken apart where nothing was seen for too long. */
function partsOf(step: Exchange, windowSeconds: number): Exchange[] {
  const seen = (['request', 'reply'] as const).flatMap((way) =>
    (['accepted', 'refused'] as const).map((what) => ({ way, what, tally: step[way][what] })),
  );
  const inOrder = seen
    .filter(({ tally }) => tally.records > 0)
    .sort((one, other) => one.tally.firstSeconds - other.tally.firstSeconds);
  const parts: Exchange[] = [];
  let latest = -Infinity;
  for (const { way, what, tally } of inOrder) {
    const isApart = tally.firstSeconds - latest > windowSeconds;
    const part = isApart ? NOTHING_EXCHANGED : parts.pop()!;
    parts.push({ ...part, [way]: { ...part[way], [what]: tally } });
    latest = Math.max(latest, tally.latestSeconds);
  }
  return parts;
}

/**
 * A direction that is missing may stand in the window beside: an answer follows its request, a request comes before.
 * A refused request needs no answer, and was none to what came of another.
 */
function completed(
  part: Exchange,
  before: Exchange | undefined,
  after: Exchange | undefined,
  windowSeconds: number,
): Exchange {
  const { request, reply } = part;
  if (talliesOf(request).length === 0) {
    const wayOf = (one: Exchange) => ({ ...one.request, refused: NOTHING_SEEN });
    const accepted = beside(reply, [before, after], wayOf, windowSeconds);
    return { request: accepted, reply };
  }
  return talliesOf(reply).length === 0 && request.refused.records === 0
    ? { request, reply: beside(request, [after, before], (one) => one.reply, windowSeconds) }
    : part;
}

type Way = Exchange['request'];

/** The first of the neighbours that tells anything close enough. */
function beside(
  of: Way,
  neighbours: readonly (Exchange | undefined)[],
  wayOf: (one: Exchange) => Way,
  windowSeconds: number,
): Way {
  const isClose = (way: Way) =>
    talliesOf(way).some((tally) => talliesOf(of).some((own) => secondsBetween(tally, own) <= windowSeconds));
  return neighbours.map((one) => (one === undefined ? NEITHER_SEEN : wayOf(one))).find(isClose) ?? NEITHER_SEEN;
}

type Group = [code: VerdictCode, judged: Judged[], changedSeconds?: number];

/** Verdicts that a change of rules turns into each other. */
const OF_RULES: readonly VerdictCode[] = [
  'passes',
  'mixed',
  'refusedIn',
  'refusedOut',
  'refusedBoth',
  'aclIn',
  'aclOut',
];

/** One action after the other, without a pause, is one finding: a rule changed, and when. */
function joinChange(groups: Group[], windowSeconds: number): Group[] {
  const ofRules = groups.filter(([code]) => OF_RULES.includes(code));
  const judged = ofRules.flatMap(([, some]) => some);
  const { request, reply } = addExchanges(judged.map(({ part }) => part));
  const turned = [request, reply].find((way) => talliesOf(way).length === 2);
  const change = turned === undefined ? undefined : changeOf(turned, windowSeconds);
  return change === undefined
    ? groups
    : [[change.code, judged, change.changedSeconds], ...groups.filter(([code]) => !OF_RULES.includes(code))];
}

function doubtsOfTime(
  code: VerdictCode,
  judged: Judged[],
  { request, reply }: Exchange,
  about: Circumstances,
): Doubt[] {
  const { windowSeconds } = about;
  const { fromSeconds, toSeconds } = about.range;
  const isAcl = code === 'aclIn' || code === 'aclOut';
  const hasNoRequest = isAcl && judged.every(({ whole }) => talliesOf(whole.request).length === 0);
  const [requests, replies] = [request, reply].map(({ accepted, refused }) => addTallies(accepted, refused));
  const isCutOff =
    code === 'answerOnly' || hasNoRequest
      ? replies!.latestSeconds < fromSeconds + windowSeconds
      : (code === 'noAnswerIn' || code === 'noAnswerOut') && requests!.firstSeconds >= toSeconds - windowSeconds;
  const doubts: [Doubt, boolean][] = [
    ['requestNotSeen', hasNoRequest],
    ['edge', isCutOff],
    ['apart', !judged.some((one) => isProved(code, one, windowSeconds))],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}

/** Records were lost while the stretch lasted, or in a window beside it. */
function isNear({ fromSeconds, toSeconds }: Stretch, { request, reply }: Exchange, windowSeconds: number): boolean {
  const seen = [...talliesOf(request), ...talliesOf(reply)];
  const first = Math.min(...seen.map((tally) => tally.firstSeconds));
  const last = Math.max(...seen.map((tally) => tally.lastSeconds));
  return fromSeconds < last + windowSeconds && toSeconds > first - windowSeconds;
}

/** What a verdict puts together did stand within a window of each other. */
function isProved(code: VerdictCode, { part, whole }: Judged, windowSeconds: number): boolean {
  if (code === 'opened' || code === 'closed') {
    return true;
  }
  const meet = (some: Way, others: Way) =>
    talliesOf(some).some((one) => talliesOf(others).some((other) => surelyMeet(one, other, windowSeconds)));
  if (code === 'mixed') {
    return [whole.request, whole.reply].some(
      ({ accepted, refused }) =>
        accepted.records > 0 && refused.records > 0 && surelyMeet(accepted, refused, windowSeconds),
    );
  }
  const isOneWay = talliesOf(part.request).length === 0 || talliesOf(part.reply).length === 0;
  return isOneWay || meet(part.request, part.reply);
}
