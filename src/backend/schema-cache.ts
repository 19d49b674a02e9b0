import type { DescribeIndexResponse } from '#cls';
import { type IndexedField, resolveSchema, type Source, type TopicSchema } from '#query';
import { ClsError } from './cls-client/cls-error';
import type { ClsClient } from './cls-client/cls-client';

/** Index changes act after about a minute and on new logs only, so minutes-old knowledge is good enough. */
const KEEP_MS = 5 * 60_000;

/** What each topic's index offers, asked once in a while; `DescribeIndex` allows 20 calls a second. */
export class SchemaCache {
  readonly #known = new Map<string, { askedMs: number; schema: Promise<TopicSchema> }>();

  constructor(private readonly client: ClsClient) {}

  /** A failed question is forgotten, so that the next caller asks again. Shared, so no caller's cancel stops it. */
  async get({ region, topic }: Source): Promise<TopicSchema> {
    const key = `${region}/${topic}`;
    const known = this.#known.get(key);
    if (known && Date.now() - known.askedMs < KEEP_MS) {
      return known.schema;
    }
    const schema = this.client
      .call('DescribeIndex', region, { TopicId: topic }, new AbortController().signal)
      .then((index) => readSchema(topic, index));
    this.#known.set(key, { askedMs: Date.now(), schema });
    schema.catch(() => this.#known.delete(key));
    return schema;
  }
}

/** Reads an index as CLS describes it; a topic without one cannot be asked at all. */
export function readSchema(topic: string, index: DescribeIndexResponse): TopicSchema {
  const keyValues = index.Rule?.KeyValue?.KeyValues ?? [];
  if (!index.Status || !index.Rule) {
    throw new ClsError('ResourceNotFound.IndexNotExist', `topic ${topic} has no index`, index.RequestId);
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
