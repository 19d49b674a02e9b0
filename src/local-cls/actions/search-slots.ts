import { ClsFailure } from '../failure';

/** Searches that may run on one topic at the same time, for all its users together. */
const SLOTS_PER_TOPIC = 15;

/** Counts running searches by topic. */
export class SearchSlots {
  readonly #running = new Map<string, number>();

  /** Runs `work`, or refuses when too much runs on the topic already. */
  async use<T>(topicId: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(topicId) ?? 0;
    if (running >= SLOTS_PER_TOPIC) {
      throw new ClsFailure(
        'LimitExceeded.LogSearch',
        `More than ${SLOTS_PER_TOPIC} searches run on topic ${topicId} at the same time.`,
      );
    }
    this.#running.set(topicId, running + 1);
    try {
      return await work();
    } finally {
      this.#running.set(topicId, this.#running.get(topicId)! - 1);
    }
  }
}
