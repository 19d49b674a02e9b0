import { say } from '#wording';
import type { TailAnswer } from '#contract';
import type { DecodedFrame, StreamRequest } from '#plugin-sdk';
import { chooseSources, InvalidQueryError } from '#query';
import { toFailure } from '../errors';
import type { Instance, InstanceCache } from '../instance';
import { readTail } from '../live/read-tail';
import { tail } from '../live/tail';
import { readTailQuestion, tailPath } from '../live/tail-question';
import { planQuery } from '../run-query';

/** Where a question can be watched. What is wrong with it is said here, for subscriptions carry no reason. */
export async function offerTail(body: unknown, instance: Instance, signal: AbortSignal): Promise<TailAnswer> {
  const question = readTailQuestion(body);
  const toMs = Date.now();
  const range = { fromMs: toMs - 60_000, toMs, intervalMs: 60_000 };
  const { plan } = await planQuery(question, instance, range, question.strict ?? false, signal);
  if (plan.kind === 'code' && plan.hasSql) {
    throw new InvalidQueryError(
      'text',
      say('a live tail shows raw records: remove the SELECT, or stop the tail and run the query'),
    );
  }
  return { path: tailPath(question), query: question };
}

/** A channel is watched with the question it is named after, or not at all: whoever came first would choose for all. */
export async function subscribeTail(
  instances: InstanceCache,
  { context, path, data }: StreamRequest,
): Promise<'ok' | 'notFound'> {
  try {
    const question = readTailQuestion(data);
    chooseSources(question, instances.get(context).settings.sources);
    return path === tailPath(question) ? 'ok' : 'notFound';
  } catch (error) {
    // Whatever a person can mend was said by `offerTail`; the log hears of the rest.
    toFailure(error);
    return 'notFound';
  }
}

/** The lines of one channel, for all who watch it. */
export async function* runTail(
  instances: InstanceCache,
  { context, data }: StreamRequest,
  signal: AbortSignal,
): AsyncGenerator<DecodedFrame> {
  const question = readTailQuestion(data);
  // Once: a channel goes on with its settings until Grafana starts it anew with the changed ones.
  const instance = instances.get(context);
  yield* tail((sinceMs, stop) => readTail(question, instance, sinceMs, stop), question.locale, signal);
}
