import { SETTLE_SECONDS } from '#flowlog';
import { type Asked, chooseSources, compileQuery, type FlowQuery, InvalidQueryError, type Plan } from '#query';
import type { SearchLogRequest } from '#cls';
import type { Instance } from './instance';
import type { Ask, Asking, Result } from './results/ask';
import { explainNothing } from './results/explain-nothing';
import { answerCode } from './results/code';
import { answerRecords } from './results/records';
import { answerTop } from './results/top';
import { answerTraffic } from './results/traffic';

/** Compiles a query against the indexes of its topics. The preview shows exactly this. */
export async function planQuery(query: FlowQuery, instance: Instance, asked: Asked): Promise<Plan> {
  const sources = await Promise.all(
    chooseSources(query, instance.settings.sources).map(async (source) => ({
      source,
      schema: await instance.schemas.get(source),
    })),
  );
  return compileQuery(query, sources, asked);
}

/** Runs one query: plan, ask, shape. */
export async function runQuery(
  query: FlowQuery,
  instance: Instance,
  asked: Asked,
  forExpression: boolean,
  signal: AbortSignal,
): Promise<Result> {
  const nowMs = Date.now();
  const range = forExpression ? settledPart(query, asked, nowMs) : asked;
  const plan = await planQuery(query, instance, range);
  const asking: Asking = {
    ask: askWith(instance, signal),
    nowMs,
    fromMs: range.fromMs,
    toMs: range.toMs,
    forExpression,
  };
  const result = await answerPlan(plan, asking);
  return result.rows > 0 ? result : { ...result, warnings: [...result.warnings, await explainNothing(plan, asking)] };
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

/** Alerts never look at the stretch that is still filling up: it would read as a fall in traffic. */
function settledPart(query: FlowQuery, asked: Asked, nowMs: number): Asked {
  const settledMs = nowMs - SETTLE_SECONDS[query.log] * 1000;
  if (query.kind === 'code' || query.kind === 'records') {
    return asked;
  }
  if (asked.fromMs >= settledMs) {
    throw new InvalidQueryError(
      'time range',
      `records arrive for ${SETTLE_SECONDS[query.log] / 60} minutes, so the asked range is not settled yet; begin it earlier`,
    );
  }
  const window = 60_000;
  return { ...asked, toMs: Math.min(asked.toMs, Math.floor(settledMs / window) * window) };
}

function askWith({ client }: Instance, signal: AbortSignal): Ask {
  return (request, cursor) => {
    const call: SearchLogRequest = {
      TopicId: request.source.topic,
      From: request.fromMs,
      To: request.toMs,
      QueryString: request.sql === undefined ? request.search : `${request.search} | ${request.sql}`,
      QuerySyntax: 1,
      UseNewAnalysis: true,
      ...(request.sql === undefined ? { Limit: Math.min(1000, request.limit), Sort: request.sort ?? 'desc' } : {}),
      ...(cursor === undefined ? {} : { Context: cursor }),
    };
    return client.call('SearchLog', request.source.region, call, signal);
  };
}
