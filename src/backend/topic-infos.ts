import type { TopicInfo } from '#cls';
import { type Source, topicName } from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { KeptAnswers } from './kept-answers';

const KEEP_MS = 60 * 60_000;

const MOST_TOPICS = 1000;

/** What CLS tells of each topic itself: its name, how many days it keeps records. */
export class TopicInfos {
  readonly #known = new KeptAnswers<TopicInfo | undefined>(KEEP_MS, MOST_TOPICS);

  constructor(private readonly client: ClsClient) {}

  /** Undefined where the topic is not listed, or the key may not list it. */
  get(source: Source, signal: AbortSignal): Promise<TopicInfo | undefined> {
    return this.#known.get(topicName(source), (stop) => this.#ask(source, stop), signal);
  }

  async #ask({ region, topic }: Source, signal: AbortSignal): Promise<TopicInfo | undefined> {
    const filter = { Filters: [{ Key: 'topicId', Values: [topic] }], Offset: 0, Limit: 1 };
    try {
      const { Topics } = await this.client.call('DescribeTopics', region, filter, signal);
      return Topics?.find(({ TopicId }) => TopicId === topic);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }
}
