import { ClsFailure } from '../failure';
import type { TopicRecord } from '../store/topic-record';

/** What one partition takes in a second; bytes as they are sent, packed or not (CLS's page of topic partitions). */
const REQUESTS = 500;
const BYTES = 5 * 1024 * 1024;

/** Partitions a topic may split into when its owner does not say (CreateTopic page). */
const DEFAULT_SPLIT = 50;

interface Written {
  /** The second that is counted, since 1970. */
  second: number;
  requests: number;
  bytes: number;
  /** First and last of the seconds in succession in which the partitions were full. */
  full?: { first: number; last: number };
}

/** Counts what is written to each topic in the current second. */
export class WriteRates {
  readonly #topics = new Map<string, Written>();

  /**
   * Counts an upload, or throws when the topic's partitions cannot take it. A topic that may split, and was full for
   * `splitSeconds` seconds in succession, splits first. Returns how many partitions the topic has now.
   */
  count(
    { topicId, details }: Pick<TopicRecord, 'topicId' | 'details'>,
    bytes: number,
    nowMs: number,
    splitSeconds: number,
  ): number {
    const written = this.#writtenTo(topicId, Math.floor(nowMs / 1000));
    const { partitionCount = 1, autoSplit = true, maxSplitPartitions = DEFAULT_SPLIT } = details;
    let partitions = partitionCount;
    if (isFull(written, partitions)) {
      const { first } = (written.full = { first: written.full?.first ?? written.second, last: written.second });
      if (autoSplit && written.second - first >= splitSeconds) {
        partitions = partitionsFor(written, partitions, maxSplitPartitions);
        delete written.full;
      }
      refuseFull(written, partitions);
    }
    written.requests += 1;
    written.bytes += bytes;
    return partitions;
  }

  #writtenTo(topicId: string, second: number): Written {
    const last = this.#topics.get(topicId);
    if (last?.second === second) {
      return last;
    }
    const full = last?.full === undefined || second - last.full.last > 1 ? {} : { full: last.full };
    const written = { second, requests: 0, bytes: 0, ...full };
    this.#topics.set(topicId, written);
    return written;
  }
}

function isFull({ requests, bytes }: Written, partitions: number): boolean {
  return requests >= REQUESTS * partitions || bytes >= BYTES * partitions;
}

/** Partitions split in two until there are enough. */
function partitionsFor(written: Written, partitions: number, most: number): number {
  let enough = partitions;
  while (isFull(written, enough) && enough < most) {
    enough = Math.min(2 * enough, most);
  }
  return enough;
}

function refuseFull({ requests, bytes }: Written, partitions: number): void {
  const take = partitions === 1 ? 'Its partition takes' : `Its ${partitions} partitions take`;
  if (requests >= REQUESTS * partitions) {
    throw new ClsFailure('FailedOperation.WriteQpsLimit', `${take} ${REQUESTS * partitions} requests a second.`);
  }
  if (bytes >= BYTES * partitions) {
    throw new ClsFailure('FailedOperation.WriteTrafficLimit', `${take} ${BYTES * partitions} bytes a second.`);
  }
}
