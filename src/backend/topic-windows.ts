import type { Settings } from '#contract';
import type { LogFormat } from '#flowlog';
import {
  compileWindow,
  readWindow,
  type SearchRequest,
  type Source,
  type SourceSchema,
  topicName,
  WINDOW,
} from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { goodToKnow } from './good-to-know';
import { KeptAnswers } from './kept-answers';
import { readNamed, toInteger } from './results/analysis-rows';
import { toCall } from './search-call';
import type { TopicFlowLogs } from './topic-flow-logs';
import { within } from './within';

const KEEP_MS = 60 * 60_000;

const MOST_TOPICS = 1000;

/** The VPC API is a help, not a need. */
const PATIENCE_MS = 3000;

/** The capture window of each topic: as set, as ordered, or measured once in a while. */
export class TopicWindows {
  readonly #windows = new KeptAnswers<number | undefined>(KEEP_MS, MOST_TOPICS);

  constructor(
    private readonly client: ClsClient,
    private readonly flowLogs: TopicFlowLogs,
    private readonly settings: Pick<Settings, 'eniWindowMinutes'>,
  ) {}

  /** Seconds; undefined where nothing tells, so that the documented window holds. */
  async get(format: LogFormat, known: SourceSchema, signal: AbortSignal): Promise<number | undefined> {
    const { eniWindowMinutes } = this.settings;
    if (format === 'eni' && eniWindowMinutes !== undefined) {
      return eniWindowMinutes * 60;
    }
    const find = async (stop: AbortSignal) =>
      (format === 'ccn' ? await this.#ordered(known.source, stop) : undefined) ??
      (await this.#measure(format, compileWindow(format, known, Date.now()), stop));
    return this.#windows.get(`${format} ${topicName(known.source)}`, find, signal);
  }

  async #ordered(source: Source, signal: AbortSignal): Promise<number | undefined> {
    const flowLogs = await within(PATIENCE_MS, this.flowLogs.get(source, signal));
    const periods = (flowLogs ?? []).filter(({ Enable }) => Enable).flatMap(({ Period }) => Period ?? []);
    return periods.length === 0 ? undefined : Math.max(...periods);
  }

  async #measure(format: LogFormat, request: SearchRequest | undefined, signal: AbortSignal) {
    if (request === undefined) {
      return undefined;
    }
    const ask = async () => {
      const answer = await this.client.call('SearchLog', request.source.region, toCall(request), signal);
      const { columns, rows } = readNamed(answer);
      const [lengths, records] = [columns(WINDOW.length), columns(WINDOW.records)];
      const counts = Array.from({ length: rows }, (_, row) => [lengths[row], Number(toInteger(records[row]))] as const);
      const told = counts.filter(([length]) => length !== null && length !== undefined);
      return readWindow(format, new Map(told.map(([length, count]) => [Number(toInteger(length)), count])));
    };
    return goodToKnow(
      ask,
      undefined,
      { message: 'The capture window of a topic could not be measured', level: 'warn', topic: request.source.topic },
      signal,
    );
  }
}
