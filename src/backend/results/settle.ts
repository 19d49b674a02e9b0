import type { Locale, SaidError } from '#wording';
import { FieldUnavailableError, type Source } from '#query';
import { CallTimeoutError, ClsError, UnreachableError } from '../cls-client/cls-error';
import { text } from '../texts/text';

/** What several topics brought, and in the reader's words which of them failed. */
export interface Settled<Result> {
  done: Result[];
  failures: string[];
}

/**
 * Does something for each topic at once. A topic that fails is named and the others' answers stand; if all fail, or the
 * answer must be whole (`strict`, for alerts), the first failure is the answer.
 */
export async function settle<Item, Result>(
  items: readonly Item[],
  sourceOf: (item: Item) => Source,
  { strict, locale }: { strict: boolean; locale?: Locale | undefined },
  run: (item: Item) => Promise<Result> | Result,
): Promise<Settled<Result>> {
  const outcomes = await Promise.allSettled(items.map(async (item) => run(item)));
  const done = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failures = outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') {
      return [];
    }
    if (strict || done.length === 0 || !isTopicsOwn(outcome.reason)) {
      throw outcome.reason;
    }
    const { region, topic } = sourceOf(items[index]!);
    return [text(locale, 'answer.missing', { topic: `${region}/${topic}`, reason: outcome.reason.in(locale) })];
  });
  return { done, failures };
}

/** A failure of one topic rather than of the query as a whole. */
export function isTopicsOwn(reason: unknown): reason is SaidError {
  return [ClsError, UnreachableError, CallTimeoutError, FieldUnavailableError].some((type) => reason instanceof type);
}
