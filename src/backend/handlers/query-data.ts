import { askedLocale, type Locale } from '#wording';
import type { DataQuery, Frame, QueryAnswer, QueryDataRequest } from '#plugin-sdk';
import { parseQuery, usualLog } from '#query';
import { withinAlertTime } from '../alert-time';
import { type Asker, askerOf } from '../asker';
import { toFailure } from '../errors';
import type { InstanceCache } from '../instance';
import { refuseUnreadable } from '../refuse-unreadable';
import { notices, type Result } from '../results/ask';
import { withLegend } from '../results/legend';
import { linkFrames } from '../results/link-frames';
import { presentFrames } from '../results/present-frames';
import { runQuery } from '../run-query';
import { explainSyntax } from '../explain-syntax';
import { readRange } from './read-range';

/** Answers each query by itself: one bad query leaves its neighbours answered. */
export async function queryData(
  instances: InstanceCache,
  request: QueryDataRequest,
  signal: AbortSignal,
): Promise<Map<string, QueryAnswer>> {
  const asker = askerOf(request.headers);
  const answers = await Promise.all(
    request.queries.map(
      async (query) => [query.refId, await answerQuery(instances, request, query, asker, signal)] as const,
    ),
  );
  return new Map(answers);
}

async function answerQuery(
  instances: InstanceCache,
  { context }: QueryDataRequest,
  asked: DataQuery,
  asker: Asker,
  signal: AbortSignal,
): Promise<QueryAnswer> {
  let locale: Locale | undefined;
  try {
    const instance = instances.get(context);
    // Nobody who reads is known to a rule or a public dashboard.
    locale = askedLocale(asked.json) ?? instance.settings.locale;
    const query = { ...parseQuery(asked.json, usualLog(instance.settings.sources)), ...(locale ? { locale } : {}) };
    if (asker !== 'person') {
      refuseUnreadable(query);
    }
    const range = { ...asked, ...readRange({ fromMs: asked.fromMs, toMs: asked.toMs }) };
    const run = (until: AbortSignal) => explainSyntax(query, runQuery(query, instance, range, asker, until));
    const result = await (asker === 'alert' ? withinAlertTime(signal, run) : run(signal));
    const presented = presentFrames(result.frames, query).map((frame) => withLegend(frame, query));
    const frames = asker === 'person' ? linkFrames(presented, query, context) : presented;
    return { status: 200, frames: finish({ ...result, frames }, asked.refId, locale) };
  } catch (error) {
    const { status, message, source } = toFailure(error, locale);
    return { status, frames: [], error: { message, source } };
  }
}

/** Grafana shows the notices of any frame once in the panel's corner, so the first frame carries them. */
function finish(result: Result, refId: string, locale: Locale | undefined): Frame[] {
  return result.frames.map((frame, index) => ({
    ...frame,
    refId,
    ...(index === 0 ? { meta: { ...frame.meta, notices: notices(result, locale) } } : {}),
  }));
}
