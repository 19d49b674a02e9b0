import { isSpread, type Heartbeat, type Plan, type Range, type SlicedRequest } from '#query';
import { text } from '../texts/text';
import { type Asked, type Asking, inspection, type Result, shortcomings } from './ask';
import { askHeartbeat } from './ask-heartbeat';
import { askSliced } from './ask-slices';
import { type Finding, readFindings, readKeys, withOpen, withWhole } from './security-findings';
import { securityFrames, worstFirst } from './security-rows';

export type SecurityAsked = Extract<Plan, { kind: 'security' }>;

/** Most findings that are told, and asked about further. */
const MAX_FINDINGS = 200;

/** Who does it, worst first: found first, then what is worth knowing about those alone. */
export async function answerSecurity(plan: SecurityAsked, asking: Asking): Promise<Result> {
  const started = performance.now();
  const steps = new Steps(asking);
  const beats = await askHeartbeat(plan.heartbeat, asking);
  const { heartbeat } = beats;
  const isAnswering = ({ source }: SlicedRequest) => beats.answering.some((one) => one.source === source);
  const ask = (questions: SlicedRequest[]) => steps.ask(questions.filter(isAnswering));
  const found = readFindings(plan, await ask(plan.find(heartbeat)), listOf(plan));
  const told = await aboutFindings(plan, found.sort(worstFirst(plan.query)).slice(0, MAX_FINDINGS), heartbeat, ask);
  const findings = told.sort(worstFirst(plan.query));
  const asked = [...beats.asked, ...steps.asked];
  const meta = inspection(asked, found.length, Math.round(performance.now() - started));
  return {
    frames: securityFrames(plan.query, findings, asking.naming, meta),
    // Nothing found among records is an answer; only no record at all needs explaining.
    rows: found.length + heartbeat.observers.length,
    warnings: [
      ...new Set([...beats.failures, ...steps.failures]),
      ...asked.flatMap((one) => shortcomings(one, one.answer.AnalysisRecords?.length ?? 0)),
      ...warningsOf(plan, heartbeat, found.length),
    ],
    infos: [...plan.notices, ...infosOf(plan, findings, asking)],
  };
}

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

async function aboutFindings(
  plan: SecurityAsked,
  findings: Finding[],
  heartbeat: Heartbeat,
  ask: (questions: SlicedRequest[]) => Promise<Asked[]>,
): Promise<Finding[]> {
  const { check } = plan.query;
  const keys = findings.map(({ key }) => key);
  if (isSpread(check)) {
    const several = findings.filter(({ steps }) => steps.size > 1).map(({ key }) => key);
    const during = timeOf(plan, findings);
    const [whole, open] = await Promise.all([
      ask(plan.whole(several, during, heartbeat)),
      ask(plan.open(keys, during, heartbeat)),
    ]);
    const counted = withWhole(findings, whole);
    return check === 'fanOut' ? counted : withOpen(counted, open);
  }
  if (check === 'newTalkers' && plan.heartbeat.length > 1) {
    const known = readKeys(await ask(plan.known(keys, heartbeat)));
    return findings.filter(({ key }) => !known.has(key));
  }
  return findings;
}

/** All steps in which something was found. */
function timeOf({ width, range }: SecurityAsked, findings: readonly Finding[]): Range {
  const steps = findings.flatMap((one) => [...one.steps]);
  return steps.length === 0 ? range : { fromSeconds: Math.min(...steps), toSeconds: Math.max(...steps) + width };
}

function warningsOf({ query, baseline, range, heartbeat: topics }: SecurityAsked, beats: Heartbeat, found: number) {
  const say = (key: Parameters<typeof text>[1], values = {}) => text(query.locale, key, values);
  const isUnknown = ({ source }: SlicedRequest) => !beats.topicDelivered(source, baseline);
  const silent = query.check === 'newTalkers' ? topics.filter(isUnknown) : [];
  const lost = beats.recordsOf('SKIPDATA', range);
  return [
    ...silent.map(({ source: { region, topic } }) => say('security.noBaseline', { topic: `${region}/${topic}` })),
    ...(found > MAX_FINDINGS ? [say('security.cut', { found, shown: MAX_FINDINGS })] : []),
    ...(lost > 0 ? [say('security.lost', { windows: lost })] : []),
  ];
}

function infosOf({ query, range, settleSeconds }: SecurityAsked, findings: readonly Finding[], { nowMs }: Asking) {
  const isOneInterface = query.filters.some(({ field }) => field === 'interface');
  const hasSettled = range.toSeconds * 1000 <= nowMs - settleSeconds * 1000;
  return [
    ...(findings.length === 0 ? [text(query.locale, 'security.none')] : []),
    ...(findings.some(({ isAtLeast }) => isAtLeast) ? [text(query.locale, 'security.severalTopics')] : []),
    ...(query.log === 'eni' && !isOneInterface && findings.length > 0
      ? [text(query.locale, 'security.twoInterfaces')]
      : []),
    ...(hasSettled ? [] : [text(query.locale, 'security.unsettled')]),
  ];
}
