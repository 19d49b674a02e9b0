import { say, word } from '#wording';
import { CAPTURE_WINDOW_SECONDS, type Verdict, VERDICTS } from '#flowlog';
import { InvalidQueryError } from '#query';
import { askAll, type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { gather, MAX_INTERFACES, type ReachabilityAsked, type TopicAnswers } from './ask-reachability';
import { type JudgedFinding, judgeTopic, nothingSeen } from './judge-topic';
import { lookAround } from './reachability-neighbours';
import { limiterRow, reachabilityFrame, type ReachabilityRow, verdictRow } from './reachability-rows';
import { readAlive, readDrops, rowCount } from './read-reachability';
import { toFailure } from '../errors';
import { text } from '../texts/text';

/**
 * A verdict for each interface, service and stretch of time, worst first; then what limiters dropped. Never an empty table
 * once it is asked.
 */
export async function answerReachability(plan: ReachabilityAsked, asking: Asking): Promise<Result> {
  const { query } = plan;
  if (query.to === '') {
    return notAskedYet(plan, asking);
  }
  const limiter = askLimiter(plan, asking);
  const { topics, ...gathered } = await gather(plan, asking);
  const drops = await limiter;
  const settled = isSettled(plan, asking);
  const judged = topics.map((topic) => ({ topic, findings: judgeTopic(plan, topic, settled) }));
  const around = await lookAround(plan, judged, asking);
  const alive = readAlive(topics.map((topic) => topic.alive));
  const findings = judged.flatMap((one) => one.findings);
  const told = findings.length > 0 ? findings : [unknownEnd(plan, settled)];
  const rows = [
    ...told.map((one) => verdictRow(query, one, { naming: asking.naming, around: around.aroundOf.get(one), alive })),
    ...readDrops(drops.done).map((drop) => limiterRow(query, drop, asking.naming)),
  ].sort(worstFirst);
  const asked = [...gathered.asked, ...around.asked, ...drops.done];
  const inspected = inspection(asked);
  return {
    frames: [reachabilityFrame(query, rows, asking.naming, inspected)],
    rows: rows.length,
    warnings: [
      ...new Set([...gathered.failures, ...around.failures, ...drops.failures]),
      ...asked.flatMap((one) => shortcomings(one, rowCount(one), asking)),
    ],
    infos: [...plan.notices, ...remarks(plan, topics, settled)],
  };
}

/** An alert rule without its address is broken; in an editor it is only not finished. */
function notAskedYet({ query }: ReachabilityAsked, { forExpression, naming }: Asking): Result {
  const next = say('Enter the address that is asked for (To); From, Port and Protocol may stay empty');
  if (forExpression) {
    throw new InvalidQueryError('to', next);
  }
  const infos = [word(next, query.locale)];
  return { frames: [reachabilityFrame(query, [], naming, {})], rows: 0, warnings: [], infos };
}

function remarks({ query }: ReachabilityAsked, topics: readonly TopicAnswers[], settled: boolean): string[] {
  const leftOut = topics.reduce((sum, topic) => sum + topic.leftOut, 0);
  return [
    ...(settled ? [] : [text(query.locale, 'reachability.unsettled')]),
    ...(topics.some(({ isAtOnce }) => isAtOnce) ? [text(query.locale, 'reachability.atOnce')] : []),
    ...(leftOut === 0 ? [] : [text(query.locale, 'reachability.leftOut', { leftOut, most: MAX_INTERFACES })]),
  ];
}

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
    return { done: [], failures: [toFailure(error, asking.locale).message] };
  }
}

function unknownEnd(plan: ReachabilityAsked, settled: boolean): JudgedFinding {
  const about = {
    collects: { accept: true, reject: true },
    settled,
    cut: false,
    range: plan.range,
    windowSeconds: CAPTURE_WINDOW_SECONDS.eni,
  };
  return nothingSeen(plan, '', { ...about, lost: [], delivers: false, isOwnSure: true }, undefined);
}

function worstFirst(one: ReachabilityRow, other: ReachabilityRow): number {
  const rank = ({ verdict }: { verdict: Verdict }) =>
    VERDICTS.indexOf(verdict.code) * 2 + Math.sign(verdict.doubts.length);
  return rank(one) - rank(other) || other.refusedPackets - one.refusedPackets;
}
