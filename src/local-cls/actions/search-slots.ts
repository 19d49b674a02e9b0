import { ClsFailure } from '../failure';
import { READERS } from '../store/reader-count';
import { Turns } from '../turns';

/** Searches that one topic takes at the same time, for all its users together. */
const SLOTS_PER_TOPIC = 15;
/** Counts searches by topic. */
export class SearchSlots {
  readonly #taken = new Map<string, number>();
  readonly #turns: Turns;

  /** A topic may run all that it takes, but some of the readers are kept for topics with little running. */
  constructor(readers = READERS) {
    this.#turns = new Turns(readers, Math.max(readers - SLOTS_PER_TOPIC, 1));
  }

  /**
   * Runs `work` in its turn, or refuses when too much goes on in the topic already. When `signal` fires it rejects at
   * once, though the engine may not be able to stop at once: the turn lasts until it has.
   */
  async use<T>(topicId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const taken = this.#taken.get(topicId) ?? 0;
    if (taken >= SLOTS_PER_TOPIC) {
      throw new ClsFailure(
        'LimitExceeded.LogSearch',
        `More than ${SLOTS_PER_TOPIC} searches run on topic ${topicId} at the same time.`,
      );
    }
    this.#taken.set(topicId, taken + 1);
    try {
      return await unlessAborted(this.#turns.take(work, signal, topicId), signal);
    } finally {
      this.#leave(topicId);
    }
  }

  #leave(topicId: string): void {
    const left = this.#taken.get(topicId)! - 1;
    if (left === 0) {
      this.#taken.delete(topicId);
    } else {
      this.#taken.set(topicId, left);
    }
  }
}

/** The result, or the reason of `signal` as soon as it fires. */
function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave);
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
