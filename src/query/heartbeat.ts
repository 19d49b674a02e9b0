import type { Source } from './sources';
import type { Range } from './volume-expressions';

/** Records of one observer and status in one step of time. */
export interface Beat {
  /** First second of the step. */
  startSeconds: number;
  /** The region that recorded; empty for ENI, where the topic itself is the observer. */
  observer: string;
  /** Empty where the topic's index does not tell. */
  ccn: string;
  status: string;
  records: number;
}

/** What the observers of one topic delivered. */
export interface TopicBeats {
  source: Source;
  beats: readonly Beat[];
}

/** Regions by the stretches of time in which they delivered nothing. */
export type Absences = ReadonlyMap<string, readonly Range[]>;

/**
 * Who delivered anything at all, step by step, over all topics of a query. Tells a gap from a zero, and which of a
 * flow's two regions counts it.
 */
export class Heartbeat {
  readonly #steps = new Map<string, Set<number>>();
  readonly #topicSteps = new Map<string, Set<number>>();
  readonly #covered = new Map<string, Set<string>>();
  readonly #statuses = new Map<string, Map<number, number>>();

  /** `width`: seconds of a step. */
  constructor(
    readonly width: number,
    topics: readonly TopicBeats[],
  ) {
    for (const { source, beats } of topics) {
      for (const { startSeconds, observer, ccn, status, records } of beats) {
        entry(this.#topicSteps, topicName(source)).add(startSeconds);
        entry(this.#steps, observer).add(startSeconds);
        if (ccn !== '' && ccn !== '-') {
          entry(this.#covered, ccn).add(observer);
        }
        const counts = this.#statuses.get(status) ?? new Map<number, number>();
        counts.set(startSeconds, (counts.get(startSeconds) ?? 0) + records);
        this.#statuses.set(status, counts);
      }
    }
  }

  /** The CCNs that records name, with the regions that record each of them. */
  get coverage(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#covered;
  }

  /** Observers that delivered at all, whatever the CCN. */
  get observers(): string[] {
    return [...this.#steps.keys()];
  }

  /** Records with a status in the steps that begin within the range. */
  recordsOf(status: string, { fromSeconds, toSeconds }: Range): number {
    return [...(this.#statuses.get(status) ?? [])]
      .filter(([start]) => start >= fromSeconds && start < toSeconds)
      .reduce((sum, [, records]) => sum + records, 0);
  }

  delivered(observer: string, range: Range): boolean {
    return this.#any(this.#steps.get(observer), range);
  }

  /** Whether a topic delivered anything, by any observer. */
  topicDelivered(source: Source, range: Range): boolean {
    return this.#any(this.#topicSteps.get(topicName(source)), range);
  }

  /** Whether every topic that delivers at all delivered in the range. */
  allDelivered(range: Range): boolean {
    const topics = [...this.#topicSteps.values()];
    return topics.length > 0 && topics.every((steps) => this.#any(steps, range));
  }

  /**
   * For each observer the stretches of `range` without a record of its own, at most `most` in all: where there are more,
   * steps are taken together and count as delivered when one of them was.
   */
  absences(range: Range, most: number): Absences {
    for (let width = this.width; ; width *= 2) {
      const found = new Map(this.observers.map((observer) => [observer, this.#silent(observer, range, width)]));
      if ([...found.values()].reduce((sum, spans) => sum + spans.length, 0) <= most || width > MAX_STEP_SECONDS) {
        return found;
      }
    }
  }

  #silent(observer: string, { fromSeconds, toSeconds }: Range, width: number): Range[] {
    const spans: { fromSeconds: number; toSeconds: number }[] = [];
    const first = Math.floor(fromSeconds / width) * width;
    for (let start = first; start < toSeconds; start += width) {
      if (this.delivered(observer, { fromSeconds: start, toSeconds: start + width })) {
        continue;
      }
      const last = spans.at(-1);
      if (last?.toSeconds === start) {
        last.toSeconds = start + width;
      } else {
        spans.push({ fromSeconds: start, toSeconds: start + width });
      }
    }
    return spans;
  }

  #any(steps: ReadonlySet<number> | undefined, { fromSeconds, toSeconds }: Range): boolean {
    const first = Math.floor(fromSeconds / this.width) * this.width;
    for (let start = first; steps !== undefined && start < toSeconds; start += this.width) {
      if (steps.has(start)) {
        return true;
      }
    }
    return false;
  }
}

/** Beyond a month one choice for all of the range is made. */
const MAX_STEP_SECONDS = 31 * 86_400;

export function topicName({ region, topic }: Pick<Source, 'region' | 'topic'>): string {
  return `${region}/${topic}`;
}

function entry<Value>(map: Map<string, Set<Value>>, key: string): Set<Value> {
  const found = map.get(key) ?? new Set<Value>();
  map.set(key, found);
  return found;
}
