import { compileQuery, settleSeconds } from '#query';
import type { Instance } from '../instance';
import { answerPlan, askingOf, knowSources } from '../run-query';
import { LOOKED_AT, type Polled } from './tail-lines';
import type { TailQuestion } from './tail-question';

/** Beyond the settle delay: clocks differ, and the delay itself is a measurement. */
const MARGIN_SECONDS = 60;

/** A topic measured slower than this is stamped on arrival, so what is new in it is recent anyway. */
const MOST_SECONDS = 1800;

/** Raw records up to now, newest first, from as long before `sinceMs` as records may still come. */
export async function readTail(
  question: TailQuestion,
  instance: Instance,
  sinceMs: number,
  signal: AbortSignal,
): Promise<Polled> {
  const query: TailQuestion = { ...question, limit: LOOKED_AT };
  const nowMs = Date.now();
  const recent = { fromMs: sinceMs, toMs: nowMs, intervalMs: 60_000 };
  const { done, failures } = await knowSources(query, instance, recent, query.strict ?? false, signal);
  const backSeconds = Math.min(settleSeconds(query.log, done) + MARGIN_SECONDS, MOST_SECONDS);
  const asked = { ...recent, fromMs: sinceMs - backSeconds * 1000 };
  const asking = askingOf(query, instance, done, { ...asked, nowMs, asker: 'person', calls: [] }, signal);
  const { frames, rows, warnings } = await answerPlan(compileQuery(query, done, asked), asking);
  return { frames, rows, warnings: [...failures, ...warnings], fromMs: asked.fromMs };
}
