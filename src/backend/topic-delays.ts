import type { LogFormat } from '#flowlog';
import {
  compileDelay,
  DELAY,
  readDelay,
  type SearchRequest,
  type SourceSchema,
  type TopicDelay,
  topicName,
} from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { readNamed } from './results/analysis-rows';
import { toCall } from './search-call';
import { goodToKnow } from './good-to-know';
import { KeptAnswers } from './kept-answers';

const KEEP_MS = 30 * 60_000;

const MOST_TOPICS = 1000;

/** How late each topic's records are, measured once in a while. */
export class TopicDelays {
  readonly #delays = new KeptAnswers<TopicDelay>(KEEP_MS, MOST_TOPICS);

  constructor(private readonly client: ClsClient) {}

  /** Where it cannot be measured, the widest margin. */
  async get(format: LogFormat, known: SourceSchema, signal: AbortSignal): Promise<TopicDelay> {
    const request = compileDelay(known, Date.now());
    if (request === undefined) {
      return readDelay(format);
    }
    return this.#delays.get(
      `${format} ${topicName(known.source)}`,
      (stop) => this.#measure(format, request, stop),
      signal,
    );
  }

  async #measure(format: LogFormat, request: SearchRequest, signal: AbortSignal): Promise<TopicDelay> {
    const ask = async () => {
      const answer = await this.client.call('SearchLog', request.source.region, toCall(request), signal);
      const { columns } = readNamed(answer);
      const cell = (name: string) => Number(columns(name)[0] ?? 0);
      return readDelay(format, { middle: cell(DELAY.middle), late: cell(DELAY.late), records: cell(DELAY.records) });
    };
    return goodToKnow(
      ask,
      readDelay(format),
      { message: 'The delay of a topic could not be measured', level: 'warn', topic: request.source.topic },
      signal,
    );
  }
}
