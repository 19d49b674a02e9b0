import type { TopicInfo } from '#cls';
import type { ClsClient } from './cls-client/cls-client';
import { KeptAnswers } from './kept-answers';

/** Short: a person who has just created a topic looks for it. Long enough for a word to be typed. */
const KEEP_MS = 60_000;

const MOST_REGIONS = 40;

/** Topics of a region that are read; longer lists are cut. */
const MOST_TOPICS = 10_000;

/** Most topics of one page of `DescribeTopics`, of which CLS allows 50 a second. */
const PAGE = 100;

const PAGES_AT_ONCE = 5;

/** A topic as a list names it. */
export interface ListedTopic {
  topic: string;
  name: string;
  hasIndex: boolean;
}

/** The topics of each region, read whole, so that typing searches without asking CLS again. */
export class TopicLists {
  readonly #known = new KeptAnswers<ListedTopic[]>(KEEP_MS, MOST_REGIONS);

  constructor(private readonly client: ClsClient) {}

  /** Rejects with what CLS answered, or with the signal's reason once cancelled. */
  get(region: string, signal: AbortSignal): Promise<ListedTopic[]> {
    return this.#known.get(region, (stop) => this.#list(region, stop), signal);
  }

  async #list(region: string, signal: AbortSignal): Promise<ListedTopic[]> {
    const ask = (offset: number) => this.client.call('DescribeTopics', region, { Offset: offset, Limit: PAGE }, signal);
    const first = await ask(0);
    const found = [...(first.Topics ?? [])];
    const total = Math.min(first.TotalCount, MOST_TOPICS);
    for (let from = PAGE; from < total; from += PAGE * PAGES_AT_ONCE) {
      const offsets = Array.from({ length: PAGES_AT_ONCE }, (_, page) => from + page * PAGE);
      const pages = await Promise.all(offsets.filter((offset) => offset < total).map(ask));
      found.push(...pages.flatMap(({ Topics }) => Topics ?? []));
    }
    return [...new Map(found.map((topic) => [topic.TopicId, listed(topic)])).values()];
  }
}

const listed = ({ TopicId, TopicName, Index }: TopicInfo): ListedTopic => ({
  topic: TopicId,
  name: TopicName,
  hasIndex: Index,
});
