import { type Source, topicName } from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { KeptAnswers } from './kept-answers';

const KEEP_MS = 60 * 60_000;

const MOST_TOPICS = 1000;

/** How many days each topic keeps its records. */
export class TopicRetentions {
  readonly #days = new KeptAnswers<number | undefined>(KEEP_MS, MOST_TOPICS);

  constructor(private readonly client: ClsClient) {}

  /** Undefined where the topic is not listed, or the key may not list it. */
  get(source: Source, signal: AbortSignal): Promise<number | undefined> {
    return this.#days.get(topicName(source), (stop) => this.#ask(source, stop), signal);
  }

  async #ask({ region, topic }: Source, signal: AbortSignal): Promise<number | undefined> {
    const filter = { Filters: [{ Key: 'topicId', Values: [topic] }], Offset: 0, Limit: 1 };
    try {
      const { Topics } = await this.client.call('DescribeTopics', region, filter, signal);
      return Topics?.find(({ TopicId }) => TopicId === topic)?.Period;
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }
}
