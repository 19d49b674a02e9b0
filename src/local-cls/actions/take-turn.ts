import { ClsFailure } from '../failure';
import type { ActionContext } from './action-rule';

/**
 * Runs a search when its topic has room for it, and ends it with SearchTimeout when it takes too long. `count` is the
 * lighter kind, of which the documents do not say whether it takes the room of searches.
 */
export async function takeTurn<T>(
  topicId: string,
  context: ActionContext,
  kind: 'search' | 'count',
  search: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { searchTimeoutMs } = context;
  const timeout = AbortSignal.timeout(searchTimeoutMs);
  const signal = AbortSignal.any([context.signal, timeout]);
  try {
    const slot = kind === 'search' || context.switches.countingSearches === 'all' ? topicId : `${kind} ${topicId}`;
    return await context.slots.use(slot, () => search(signal), signal);
  } catch (error) {
    if (timeout.aborted && !context.signal.aborted) {
      throw new ClsFailure('FailedOperation.SearchTimeout', `The search took longer than ${searchTimeoutMs / 1000} s.`);
    }
    throw error;
  }
}
