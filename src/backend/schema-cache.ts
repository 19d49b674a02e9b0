import type { DescribeIndexResponse } from '#cls';
import { type IndexedField, resolveSchema, type Source, type TopicSchema } from '#query';
import { ClsError, ofTopic } from './cls-client/cls-error';
import type { ClsClient } from './cls-client/cls-client';
import { KeptAnswers } from './kept-answers';

/** Index changes act after about a minute and on new logs only, so minutes-old knowledge is good enough. */
const KEEP_MS = 5 * 60_000;

const MOST_TOPICS = 1000;

/** What each topic's index offers, asked once in a while; `DescribeIndex` allows 20 calls a second. */
export class SchemaCache {
  readonly #known = new KeptAnswers<TopicSchema>(KEEP_MS, MOST_TOPICS);

  constructor(private readonly client: ClsClient) {}

  /** Rejects with the signal's reason once cancelled. */
  get(source: Source, signal: AbortSignal): Promise<TopicSchema> {
    const { region, topic } = source;
    const ask = async (stop: AbortSignal) => {
      try {
        return readSchema(topic, await this.client.call('DescribeIndex', region, { TopicId: topic }, stop));
      } catch (error) {
        throw ofTopic(error, source);
      }
    };
    return this.#known.get(`${region}/${topic}`, ask, signal);
  }
}

/** Reads an index as CLS describes it; a topic without one cannot be asked at all. */
export function readSchema(topic: string, index: DescribeIndexResponse): TopicSchema {
  const keyValues = index.Rule?.KeyValue?.KeyValues ?? [];
  if (!index.Status || !index.Rule) {
    throw new ClsError('ResourceNotFound.IndexNotExist', '', index.RequestId);
  }
  return resolveSchema(
    topic,
    keyValues.map(({ Key, Value }): IndexedField => ({
      key: Key,
      type: Value.Type,
      tokenizer: Value.Tokenizer,
      statistics: Value.SqlFlag,
    })),
    Boolean(index.Rule.FullText),
  );
}
