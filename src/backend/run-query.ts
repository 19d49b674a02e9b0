import { SETTLE_SECONDS } from '#flowlog';
import {
  type Asked,
  chooseSources,
  compileQuery,
  type FlowQuery,
  InvalidQueryError,
  type Plan,
  previewRequests,
  type Source,
} from '#query';
import type { SearchLogRequest } from '#cls';
import { ofTopic } from './cls-client/cls-error';
import type { Instance } from './instance';
import type { Ask, Asking, Result } from './results/ask';
import { explainNothing } from './results/explain-nothing';
import { answerCode } from './results/code';
import { answerRecords } from './results/records';
import { answerTop } from './results/top';
import { settle } from './results/settle';
import { answerTraffic } from './results/traffic';

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
  const chosen = chooseSources(query, instance.settings.sources);
  const { done, failures } = await settle(chosen, identity, strict, async (source) => {
    const known = { source, schema: await instance.schemas.get(source, signal) };
    // A topic whose index lacks a field that any step needs fails here, alone.
    previewRequests(compileQuery(query, [known], asked));
    return known;
  });
  return { plan: compileQuery(query, done, asked), failures };
}

const identity = (source: Source) => source;

/** Runs one query: plan, ask, shape. */
export async function runQuery(
  query: FlowQuery,
  instance: Instance,
  range: Asked,
  forExpression: boolean,
  signal: AbortSignal,
): Promise<Result> {
  const nowMs = Date.now();
  // Alerts never look at the stretch that is still filling up: it would read as a fall in traffic.
  const asked = forExpression ? { ...range, settledMs: nowMs - SETTLE_SECONDS[query.log] * 1000 } : range;
  const { plan, failures } = await planQuery(query, instance, asked, forExpression, signal);
  const asking: Asking = {
    ask: askWith(instance, query, signal),
    nowMs,
    fromMs: range.fromMs,
    toMs: range.toMs,
    forExpression,
  };
  const result = await answerPlan(plan, asking);
  const why = result.rows > 0 || forExpression ? [] : await explainNothing(plan, asking);
  return { ...result, warnings: [...failures, ...result.warnings, ...why] };
}

/** Asks what a plan holds and shapes the answers. */
export function answerPlan(plan: Plan, asking: Asking): Promise<Result> {
  switch (plan.kind) {
    case 'traffic':
      return answerTraffic(plan, asking);
    case 'top':
      return answerTop(plan, asking);
    case 'records':
      return answerRecords({ ...plan.query, requests: plan.requests }, asking);
    case 'code':
      return answerCode(plan, asking);
  }
}

/** What CLS takes for one statement, search and SQL together. */
const MAX_STATEMENT = 12_000;

function askWith({ client }: Instance, query: FlowQuery, signal: AbortSignal): Ask {
  return async (request, cursor) => {
    const statement = request.sql === undefined ? request.search : `${request.search} | ${request.sql}`;
    if (statement.length > MAX_STATEMENT) {
      throw tooLong(query, statement.length);
    }
    const call: SearchLogRequest = {
      TopicId: request.source.topic,
      From: request.fromMs,
      To: request.toMs,
      QueryString: statement,
      QuerySyntax: 1,
      UseNewAnalysis: true,
      ...(request.sql === undefined ? { Limit: Math.min(1000, request.limit), Sort: request.sort ?? 'desc' } : {}),
      ...(cursor === undefined ? {} : { Context: cursor }),
    };
    try {
      return await client.call('SearchLog', request.source.region, call, signal);
    } catch (error) {
      throw ofTopic(error, request.source);
    }
  };
}

function tooLong(query: FlowQuery, length: number): InvalidQueryError {
  const most = Math.max(0, ...query.filters.map(({ values }) => values.length));
  const biggest = query.filters.findIndex(({ values }) => values.length === most);
  return new InvalidQueryError(
    query.kind === 'code' ? 'text' : biggest < 0 ? 'topN' : `filters[${biggest}]`,
    `the statement would have ${length} characters and CLS takes ${MAX_STATEMENT}: ` +
      (query.kind === 'code'
        ? 'shorten the text'
        : 'give fewer values (a network instead of its addresses) or a smaller top N'),
  );
}
