import { say } from '#wording';
import {
  type Asked,
  chooseSources,
  compileQuery,
  type FlowQuery,
  InvalidQueryError,
  isOfAccount,
  jointWindow,
  observerRuleOf,
  type Plan,
  previewRequests,
  settleSeconds,
  type Source,
  type SourceSchema,
} from '#query';
import type { EvidenceCall } from '#contract';
import type { Asker } from './asker';
import { ofTopic } from './cls-client/cls-error';
import { noting, type Put, withEvidence } from './evidence';
import type { Instance } from './instance';
import { loadCollecting } from './load-collecting';
import { loadCaps } from './inventory/load-caps';
import { demandsOf } from './demands';
import { IncompleteAnswerError } from './results/incomplete-answer-error';
import type { Asking, Result } from './results/ask';
import { explainNothing } from './results/explain-nothing';
import { answerCode } from './results/code';
import { answerInventory } from './results/inventory';
import { answerMatrix } from './results/matrix';
import { answerQuality } from './results/quality';
import { answerReachability } from './results/reachability';
import { namingOf } from './results/naming';
import { answerRecordCounts } from './results/record-counts';
import { answerRecords } from './results/records';
import { answerSecurity } from './results/security';
import { answerTop } from './results/top';
import { type Settled, settle } from './results/settle';
import { answerTraffic } from './results/traffic';
import { answerValues } from './results/values';
import { answerOfAccount } from './results/values-of-account';
import { statementOf, toCall } from './search-call';

/** A plan, and in words which topics it had to leave out. */
export interface Planned {
  plan: Plan;
  failures: string[];
}

/** Compiles a query against the indexes of its topics. The preview shows exactly this. */
export async function planQuery(
  query: FlowQuery,
  instance: Instance,
  asked: Asked,
  strict: boolean,
  signal: AbortSignal,
): Promise<Planned> {
  const { done, failures } = await knowSources(query, instance, asked, strict, signal);
  return { plan: compileQuery(query, done, { ...asked, windowSeconds: jointWindow(query.log, done) }), failures };
}

/** What the indexes of the query's topics offer, and how late their records are. */
export function knowSources(
  query: FlowQuery,
  instance: Instance,
  asked: Asked,
  strict: boolean,
  signal: AbortSignal,
): Promise<Settled<SourceSchema>> {
  const chosen = chooseSources(query, instance.settings.sources);
  return settle(chosen, identity, { strict, locale: query.locale }, async (source) => {
    const known = { source, schema: await instance.schemas.get(source, signal) };
    // A topic whose index lacks a field that any step needs fails here, alone.
    previewRequests(compileQuery(query, [known], asked));
    const [delay, windowSeconds] = await Promise.all([
      instance.delays.get(query.log, known, signal),
      instance.windows.get(query.log, known, signal),
    ]);
    return { ...known, delay, windowSeconds };
  });
}

const identity = (source: Source) => source;

/** Runs one query: plan, ask, shape. */
export async function runQuery(
  query: FlowQuery,
  instance: Instance,
  range: Asked,
  asker: Asker,
  signal: AbortSignal,
): Promise<Result> {
  const forExpression = asker !== 'person';
  if (query.kind === 'inventory') {
    return answerInventory(query, instance, signal);
  }
  if (query.kind === 'values' && isOfAccount(query.of)) {
    return answerOfAccount(query, instance, signal);
  }
  const nowMs = Date.now();
  const demands = demandsOf(query, forExpression);
  const { done, failures } = await knowSources(query, instance, range, demands.strict, signal);
  const settledMs = nowMs - settleSeconds(query.log, done) * 1000;
  // A rule's range ends where records have settled and keeps its length: the newest are judged once they are whole.
  const tooNewMs = demands.settledOnly ? Math.max(0, range.toMs - settledMs) : 0;
  const asked = {
    ...range,
    fromMs: range.fromMs - tooNewMs,
    toMs: range.toMs - tooNewMs,
    windowSeconds: jointWindow(query.log, done),
  };
  const plan = compileQuery(query, done, demands.settledOnly ? { ...asked, settledMs } : asked);
  const calls: EvidenceCall[] = [];
  const { fromMs, toMs } = asked;
  const person = askingOf(query, instance, done, { fromMs, toMs, nowMs, asker, calls }, signal);
  const asking: Asking = { ...person, ...demands, forExpression };
  const result = await answerPlan(plan, asking);
  if (demands.refusesWarnings && result.warnings.length > 0) {
    throw new IncompleteAnswerError(result.warnings);
  }
  const why = result.rows > 0 || forExpression || query.kind === 'values' ? [] : await explainNothing(plan, asking);
  const evidence = { askedMs: nowMs, settledMs, ...observerOf(plan), calls };
  return {
    ...result,
    // Alert rules read numbers only.
    frames: forExpression ? result.frames : withEvidence(result.frames, evidence, query.locale),
    warnings: [...failures, ...result.warnings, ...why],
  };
}

/** What a person's question is answered with; each call is added to `calls`. */
export function askingOf(
  query: FlowQuery,
  instance: Instance,
  sources: readonly SourceSchema[],
  asked: Pick<Asking, 'nowMs' | 'fromMs' | 'toMs'> & { asker: Asker; calls: EvidenceCall[] },
  signal: AbortSignal,
): Asking {
  const { nowMs, fromMs, toMs, asker, calls } = asked;
  return {
    ...{ nowMs, fromMs, toMs },
    ask: noting(putWith(instance, query, asker, signal), calls, query.locale),
    forExpression: false,
    ...(query.locale ? { locale: query.locale } : {}),
    strict: query.strict ?? false,
    wholeOnly: false,
    loadCollecting: () => loadCollecting(query.log, sources, Math.min(toMs, nowMs), instance, signal),
    loadCaps: () => loadCaps(instance, signal),
    keptDays: async (source) => (await instance.topics.get(source, signal))?.Period,
    naming: namingOf(query, chooseSources(query, instance.settings.sources), instance.names),
  };
}

/** Who delivered when is asked where the observer rule needs it. */
function observerOf(plan: Plan) {
  return 'heartbeat' in plan && plan.query.log === 'ccn' ? { observer: observerRuleOf(plan.query) } : {};
}

/** Asks what a plan holds and shapes the answers. */
export function answerPlan(plan: Plan, asking: Asking): Promise<Result> {
  switch (plan.kind) {
    case 'traffic':
      return answerTraffic(plan, asking);
    case 'top':
      return answerTop(plan, asking);
    case 'matrix':
      return answerMatrix(plan, asking);
    case 'records':
      return answerRecords({ ...plan.query, requests: plan.requests }, asking);
    case 'recordCounts':
      return answerRecordCounts(plan, asking);
    case 'quality':
      return answerQuality(plan, asking);
    case 'reachability':
      return answerReachability(plan, asking);
    case 'security':
      return answerSecurity(plan, asking);
    case 'values':
      return answerValues(plan, asking);
    case 'code':
      return answerCode(plan, asking);
  }
}

/** What CLS takes for one statement, search and SQL together. */
const MAX_STATEMENT = 12_000;

function putWith(
  { client, heartbeats, lookBacks, values, underWay }: Instance,
  query: FlowQuery,
  asker: Asker,
  signal: AbortSignal,
): Put {
  const line = asker === 'alert' ? 'alerts' : 'people';
  return async (request, cursor, trip) => {
    const { length } = statementOf(request);
    if (length > MAX_STATEMENT) {
      throw tooLong(query, length);
    }
    const send = (stop: AbortSignal) => {
      const askedMs = performance.now();
      trip.isShared = false;
      trip.waitedMs = undefined;
      const onTurn = () => {
        trip.waitedMs = performance.now() - askedMs;
      };
      return client.call('SearchLog', request.source.region, toCall(request, cursor), stop, { line, onTurn });
    };
    try {
      const kept =
        { lookBack: lookBacks, heartbeat: heartbeats, status: heartbeats, values }[request.purpose] ?? underWay;
      return await kept.get(JSON.stringify([request.source.region, toCall(request, cursor)]), send, signal);
    } catch (error) {
      throw ofTopic(error, request.source);
    }
  };
}

function tooLong(query: FlowQuery, length: number): InvalidQueryError {
  const mostValues = Math.max(0, ...query.filters.map(({ values }) => values.length));
  const biggest = query.filters.findIndex(({ values }) => values.length === mostValues);
  const values = { length, most: MAX_STATEMENT };
  return query.kind === 'code'
    ? new InvalidQueryError(
        'text',
        say('the statement would have {{length}} characters and CLS takes {{most}}: shorten the text', values),
      )
    : new InvalidQueryError(
        biggest < 0 ? 'topN' : `filters[${biggest}]`,
        say(
          'the statement would have {{length}} characters and CLS takes {{most}}: give fewer values (a network instead of its addresses) or a smaller top N',
          values,
        ),
      );
}
