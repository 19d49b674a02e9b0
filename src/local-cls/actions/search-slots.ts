import { ClsFailure } from '../failure';
import { Turns } from '../turns';

/** Searches that one topic takes at the same time, for all its users together. */
const SLOTS_PER_TOPIC = 15;
/** Of these, how many run while the others wait: few, so that slow ones of one topic leave readers for all others. */
const RUNNING_PER_TOPIC = 2;

interface Topic {
  taken: number;
  turns: Turns;
}

/** Counts searches by topic. */
export class SearchSlots {
  readonly #topics = new Map<string, Topic>();

  /** Runs `work` in its turn, or refuses when too much goes on in the topic already. */
  async use<T>(topicId: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const topic = this.#topics.get(topicId) ?? { taken: 0, turns: new Turns(RUNNING_PER_TOPIC) };
    this.#topics.set(topicId, topic);
    if (topic.taken >= SLOTS_PER_TOPIC) {
      throw new ClsFailure(
        'LimitExceeded.LogSearch',
        `More than ${SLOTS_PER_TOPIC} searches run on topic ${topicId} at the same time.`,
      );
    }
    topic.taken += 1;
    try {
      return await topic.turns.take(work, signal);
    } finally {
      topic.taken -= 1;
    }
  }
}
