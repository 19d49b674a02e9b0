import { type Action, collecting, type Collecting, type LogFormat } from '#flowlog';
import { ACTIONS, compileActions, type SearchRequest, type SourceSchema, topicName } from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { goodToKnow } from './good-to-know';
import { KeptAnswers } from './kept-answers';
import { readNamed, toInteger } from './results/analysis-rows';
import { toCall } from './search-call';
import type { TopicFlowLogs } from './topic-flow-logs';

const HOUR_MS = 60 * 60_000;

const MOST_TOPICS = 1000;

/** What a topic collects of each action. */
export type TopicCollecting = Readonly<Record<Action, Collecting>>;

export const COLLECTS_ALL: TopicCollecting = { ACCEPT: 'yes', REJECT: 'yes' };

/** Which actions each topic collected in the day before a moment, found out once in a while; see `collecting` for the rule. */
export class TopicActions {
  readonly #counts = new KeptAnswers<ReadonlyMap<string, number> | undefined>(HOUR_MS, MOST_TOPICS);

  constructor(
    private readonly client: ClsClient,
    private readonly flowLogs: TopicFlowLogs,
  ) {}

  async get(format: LogFormat, known: SourceSchema, atMs: number, signal: AbortSignal): Promise<TopicCollecting> {
    const [flowLogs, records] = await Promise.all([
      this.flowLogs.get(known.source, signal),
      this.#count(format, known, atMs, signal),
    ]);
    const ofLog = flowLogs.filter(({ ResourceType }) => (ResourceType === 'CCN') === (format === 'ccn'));
    const enabled = ofLog.filter(({ Enable }) => Enable);
    const signs = {
      trafficTypes: (enabled.length > 0 ? enabled : ofLog).map(({ TrafficType }) => TrafficType),
      records,
    };
    return { ACCEPT: collecting(format, 'ACCEPT', signs), REJECT: collecting(format, 'REJECT', signs) };
  }

  /** By whole hours, so that everybody who asks within one shares the answer. */
  #count(format: LogFormat, known: SourceSchema, atMs: number, signal: AbortSignal) {
    const untilMs = Math.ceil(atMs / HOUR_MS) * HOUR_MS;
    const request = compileActions(format, known, untilMs);
    return request === undefined
      ? undefined
      : this.#counts.get(`${format} ${topicName(known.source)} ${untilMs}`, (stop) => this.#ask(request, stop), signal);
  }

  async #ask(request: SearchRequest, signal: AbortSignal): Promise<ReadonlyMap<string, number> | undefined> {
    const ask = async () => {
      const answer = await this.client.call('SearchLog', request.source.region, toCall(request), signal);
      const { columns, rows } = readNamed(answer);
      const [actions, records] = [columns(ACTIONS.action), columns(ACTIONS.records)];
      return new Map(Array.from({ length: rows }, (_, row) => [String(actions[row]), Number(toInteger(records[row]))]));
    };
    return goodToKnow(
      ask,
      undefined,
      { message: 'The actions a topic collects could not be counted', level: 'warn', topic: request.source.topic },
      signal,
    );
  }
}
