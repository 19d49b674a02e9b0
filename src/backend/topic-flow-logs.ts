import type { FlowLogInfo } from '#cls';
import { type Source, topicName } from '#query';
import type { ClsClient } from './cls-client/cls-client';
import { goodToKnow } from './good-to-know';
import { KeptAnswers } from './kept-answers';

/** A flow log's settings are changed by hand, and its collection type never. */
const KEEP_MS = 60 * 60_000;

const MOST_TOPICS = 1000;

/** The flow logs that write to each topic, asked of the VPC API once in a while. */
export class TopicFlowLogs {
  readonly #found = new KeptAnswers<FlowLogInfo[]>(KEEP_MS, MOST_TOPICS);

  constructor(private readonly client: ClsClient) {}

  /** None where the key may not ask, the API is away, or no flow log of the account writes there. */
  get(source: Source, signal: AbortSignal): Promise<FlowLogInfo[]> {
    return this.#found.get(topicName(source), (stop) => this.#ask(source, stop), signal);
  }

  async #ask({ region, topic }: Source, signal: AbortSignal): Promise<FlowLogInfo[]> {
    const ask = async () => {
      const request = { CloudLogId: topic, Offset: 0, Limit: 100 };
      const { FlowLog } = await this.client.call('DescribeFlowLogs', region, request, signal);
      return (FlowLog ?? []).filter(({ CloudLogId }) => CloudLogId === topic);
    };
    return goodToKnow(ask, [], { message: 'The flow logs of a topic are not known', level: 'debug', topic }, signal);
  }
}
