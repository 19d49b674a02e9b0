import { ClsFailure } from '../failure';
import type { TopicDetails } from '../store/topic-record';

/** What one partition takes in a second (write-limits page of CLS). */
const REQUESTS = 500;
const BYTES = 5 * 1024 * 1024;

/** Partitions a topic may split into when its owner does not say (CreateTopic page). */
const DEFAULT_SPLIT = 50;

/** Counts what is written to each topic in the current second. */
export class WriteRates {
  readonly #topics = new Map<string, { requests: number; bytes: number }>();
  #second = 0;

  /** Counts an upload, or refuses it when the topic's partitions could not take it. */
  count(topicId: string, details: TopicDetails, bytes: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1000);
    if (second !== this.#second) {
      this.#topics.clear();
      this.#second = second;
    }
    const written = this.#topics.get(topicId) ?? { requests: 0, bytes: 0 };
    const partitions = partitionsOf(details);
    if (written.requests >= REQUESTS * partitions) {
      throw new ClsFailure(
        'FailedOperation.WriteQpsLimit',
        `${partitions} partitions take ${REQUESTS} requests/s each.`,
      );
    }
    if (written.bytes >= BYTES * partitions) {
      throw new ClsFailure('FailedOperation.WriteTrafficLimit', `${partitions} partitions take ${BYTES} bytes/s each.`);
    }
    this.#topics.set(topicId, { requests: written.requests + 1, bytes: written.bytes + bytes });
  }
}

/** With automatic splitting, which is the default, a topic gets as many as it needs, up to a maximum. */
function partitionsOf({
  partitionCount = 1,
  autoSplit = true,
  maxSplitPartitions = DEFAULT_SPLIT,
}: TopicDetails): number {
  return autoSplit ? Math.max(partitionCount, maxSplitPartitions) : partitionCount;
}
