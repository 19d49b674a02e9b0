import type { DescribeIndexResponse } from '#cls';
import { type IndexedField, resolveSchema, type Source, type TopicSchema } from '#query';
import { ClsError, ofTopic } from './cls-client/cls-error';
import type { ClsClient } from './cls-client/cls-client';

/** Index changes act after about a minute and on new logs only, so minutes-old knowledge is good enough. */
const KEEP_MS = 5 * 60_000;

interface Known {
  askedMs: number;
  schema: Promise<TopicSchema>;
  /** Callers that still wait; the question is given up with the last of them. */
  waiting: number;
  stop: AbortController;
}

/** What each topic's index offers, asked once in a while; `DescribeIndex` allows 20 calls a second. */
export class SchemaCache {
  readonly #known = new Map<string, Known>();

  constructor(private readonly client: ClsClient) {}

  /** Rejects with the signal's reason once cancelled. A failed question is forgotten, so that the next caller asks again. */
  async get(source: Source, signal: AbortSignal): Promise<TopicSchema> {
    const key = `${source.region}/${source.topic}`;
    const found = this.#known.get(key);
    const known = found && Date.now() - found.askedMs < KEEP_MS ? found : this.#ask(key, source);
    known.waiting += 1;
    try {
      return await orCancelled(known.schema, signal);
    } finally {
      known.waiting -= 1;
      if (known.waiting === 0 && signal.aborted) {
        known.stop.abort();
      }
    }
  }

  #ask(key: string, source: Source): Known {
    const stop = new AbortController();
    const schema = this.client
      .call('DescribeIndex', source.region, { TopicId: source.topic }, stop.signal)
      .then((index) => readSchema(source.topic, index))
      .catch((error: unknown) => {
        this.#known.delete(key);
        throw ofTopic(error, source);
      });
    const known = { askedMs: Date.now(), schema, waiting: 0, stop };
    this.#known.set(key, known);
    return known;
  }
}

function orCancelled<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(signal.reason as Error);
    if (signal.aborted) {
      cancel();
    }
    signal.addEventListener('abort', cancel, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
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
