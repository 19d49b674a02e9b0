import { type Heartbeat, isSpread, type Plan, type SlicedRequest } from '#query';
import { text } from '../texts/text';
import { type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { askHeartbeat } from './ask-heartbeat';
import { askSliced } from './ask-slices';
import { lengthText } from './time-text';
import { type Finding, readFindings, readKeys, withOpen } from './security-findings';
import { lookedNotes } from './security-looked';
import { securityFrames, worstFirst } from './security-rows';
import { findSpread } from './security-spread';

export type SecurityAsked = Extract<Plan, { kind: 'security' }>;

/** Most findings that are told, and asked about further. */
const MAX_FINDINGS = 200;

/** Who does it, worst first: found first, then what is worth knowing about those alone. */
export async function answerSecurity(plan: SecurityAsked, asking: Asking): Promise<Result> {
  const steps = new Steps(asking);
  const beats = await askHeartbeat(plan.heartbeat, asking, plan.settleSeconds);
  const { heartbeat } = beats;
  const isAnswering = ({ source }: SlicedRequest) => beats.answering.some((one) => one.source === source);
  const ask = (questions: SlicedRequest[]) => steps.ask(questions.filter(isAnswering));
  const { findings: found, overlooked } = isSpread(plan.query.check)
    ? await findSpread(plan, heartbeat, ask)
    : { findings: await findConversations(plan, heartbeat, ask), overlooked: 0 };
  const told = found.sort(worstFirst(plan.query)).slice(0, MAX_FINDINGS);
  const findings = isSpread(plan.query.check) ? await openTo(plan, told, heartbeat, ask) : told;
  const asked = [...beats.asked, ...steps.asked];
  const meta = inspection(asked);
  return {
    frames: securityFrames(plan.query, findings.sort(worstFirst(plan.query)), asking.naming, meta),
    // Nothing found among records is an answer; only no record at all needs explaining.
    rows: found.length + heartbeat.observers.size,
    warnings: [
      ...new Set([...beats.failures, ...steps.failures]),
      ...asked.flatMap((one) =>
        shortcomings(one, isOwnCut(one) ? 0 : (one.answer.AnalysisRecords?.length ?? 0), asking),
      ),
      ...overlookedNote(plan, overlooked),
      ...warningsOf(plan, heartbeat, found.length),
    ],
    infos: [
      ...plan.notices,
      ...infosOf(plan, findings),
      ...lookedNotes(plan, heartbeat, asking),
      ...unsettledNote(plan, asking),
    ],
  };
}

/** Answers whose end is no loss, or is told in other words. */
const isOwnCut = ({ request: { purpose } }: Asked): boolean => ['find', 'targets', 'open'].includes(purpose);

/** What was asked and failed on the way. */
class Steps {
  readonly asked: Asked[] = [];
  readonly failures: string[] = [];

  constructor(private readonly asking: Asking) {}

  async ask(questions: readonly SlicedRequest[]): Promise<Asked[]> {
    const { done, failures } = await askSliced(this.asking, questions);
    const answers = done.flatMap(({ asked }) => asked);
    this.asked.push(...answers);
    this.failures.push(...failures);
    return answers;
  }
}

function listOf({ query }: SecurityAsked): string[] {
  return query.check === 'givenAddresses' ? query.addresses : [];
}

type AskSteps = (questions: SlicedRequest[]) => Promise<Asked[]>;

/** Most that is asked of the other topics. */
const MAX_SHARED = 1000;

/** What one topic finds is counted in all of them, and thresholds hold for that. */
async function findConversations(plan: SecurityAsked, heartbeat: Heartbeat, ask: AskSteps): Promise<Finding[]> {
  const { query, topics } = plan;
  const found = readFindings(plan, await ask(plan.find(heartbeat)), listOf(plan)).sort(worstFirst(query));
  const isShared = topics > 1 && (query.check === 'newTalkers' || query.check === 'sensitivePorts');
  if (!isShared) {
    return found;
  }
  const keys = found.slice(0, MAX_SHARED).map(({ key }) => key);
  const isNew = query.check === 'newTalkers';
  const [totals, known] = await Promise.all([
    ask(plan.totals(keys, heartbeat)),
    isNew ? ask(plan.known(keys, heartbeat)) : [],
  ]);
  const before = readKeys(known);
  const isEnough = ({ key, bytes }: Finding) => !isNew || (bytes >= query.minBytes && !before.has(key));
  return [...readFindings(plan, totals), ...found.slice(MAX_SHARED)].filter(isEnough);
}

async function openTo(
  plan: SecurityAsked,
  findings: Finding[],
  heartbeat: Heartbeat,
  ask: AskSteps,
): Promise<Finding[]> {
  if (plan.query.check === 'fanOut' || findings.length === 0) {
    return findings;
  }
  const sought = findings.map(({ key, ranges }) => ({ key, ranges, rows: 0 }));
  return withOpen(findings, await ask(plan.open(sought, heartbeat)));
}

/** Sources that were not looked at closely enough to say that they are none. */
function overlookedNote({ query, windowSeconds }: SecurityAsked, overlooked: number): string[] {
  const values = { targets: overlooked, length: lengthText(windowSeconds) };
  return overlooked === 0 ? [] : [text(query.locale, 'security.overlooked', values)];
}

function warningsOf({ query, baseline, range, heartbeat: topics }: SecurityAsked, beats: Heartbeat, found: number) {
  const say = (key: Parameters<typeof text>[1], values = {}) => text(query.locale, key, values);
  const isUnknown = ({ source }: SlicedRequest) => !beats.topicDelivered(source, baseline);
  const silent = query.check === 'newTalkers' ? topics.filter(isUnknown) : [];
  const lost = beats.lostIn(range);
  return [
    ...silent.map(({ source: { region, topic } }) => say('security.noBaseline', { topic: `${region}/${topic}` })),
    ...(found > MAX_FINDINGS ? [say('security.cut', { found, shown: MAX_FINDINGS })] : []),
    ...(lost > 0 ? [say('security.lost', { windows: lost })] : []),
  ];
}

function infosOf({ query }: SecurityAsked, findings: readonly Finding[]): string[] {
  const isOneInterface = query.filters.some(({ field }) => field === 'interface');
  return [
    ...(findings.length === 0 ? [text(query.locale, 'security.none')] : []),
    ...(findings.some(({ precision }) => precision === 'atLeast')
      ? [text(query.locale, 'security.severalTopics')]
      : []),
    ...(query.log === 'eni' && !isOneInterface && findings.length > 0
      ? [text(query.locale, 'security.twoInterfaces')]
      : []),
  ];
}

function unsettledNote({ query, range, settleSeconds }: SecurityAsked, { nowMs }: Asking): string[] {
  const hasSettled = range.toSeconds * 1000 <= nowMs - settleSeconds * 1000;
  return hasSettled ? [] : [text(query.locale, 'security.unsettled')];
}
