import type { Source } from './sources';
import { Stretches } from './stretches';
import type { Range } from './volume-expressions';

/** Records of one observer and CCN in one step of time. */
export interface Beat extends Range {
  /** The region that recorded; empty for ENI, where the topic itself is the observer. */
  observer: string;
  /** Empty where the topic's index does not tell. */
  ccn: string;
  /** Capture windows of the step that have a record. */
  windows: number;
  /** Records marked SKIPDATA. */
  lost: number;
  /** Some of its windows have no record, and nobody asked which. */
  isBlurred?: boolean;
}

/** A step in which the other end recorded something that a region sent. */
export interface Sent extends Range {
  region: string;
  /** Empty where the topic's index does not tell. */
  ccn: string;
}

/** By region. */
export type Presence = ReadonlyMap<string, Stretches>;

/** What the observers of one topic delivered. */
export interface TopicBeats {
  source: Source;
  beats: readonly Beat[];
}

/**
 * Who delivered anything at all and when, over all topics of a query. Tells a gap from a zero, and which of a flow's two
 * regions counts it.
 */
export class Heartbeat {
  /** By CCN, then by observer. */
  readonly coverage: ReadonlyMap<string, Presence>;
  /** When the other end recorded what a region sent: whatever the CCN, and by CCN. Absent: not known. */
  readonly sent?: { whole: Presence; byCcn: ReadonlyMap<string, Presence> };
  readonly #observers: Presence;
  readonly #topics: ReadonlyMap<string, Stretches>;
  readonly #blurred: Stretches;
  readonly #lost: readonly Beat[];

  constructor(topics: readonly TopicBeats[], sent?: readonly Sent[]) {
    const all = topics.flatMap(({ beats }) => beats);
    const named = all.filter(({ ccn }) => ccn !== '' && ccn !== '-');
    this.#observers = stretchesBy(all, ({ observer }) => observer);
    this.#topics = new Map(topics.map(({ source, beats }) => [topicName(source), new Stretches(beats)]));
    this.coverage = byCcn(named, ({ observer }) => observer);
    if (sent !== undefined) {
      const regionOf = ({ region }: Sent) => region;
      this.sent = { whole: stretchesBy(sent, regionOf), byCcn: byCcn(sent, regionOf) };
    }
    this.#blurred = new Stretches(all.filter(({ isBlurred }) => isBlurred));
    this.#lost = all.filter(({ lost }) => lost > 0);
  }

  /** Observers that delivered at all, whatever the CCN, with when. */
  get observers(): Presence {
    return this.#observers;
  }

  /** Records marked SKIPDATA in the steps that begin within the range. */
  lostIn({ fromSeconds, toSeconds }: Range): number {
    return this.#lost
      .filter((beat) => beat.fromSeconds >= fromSeconds && beat.fromSeconds < toSeconds)
      .reduce((sum, { lost }) => sum + lost, 0);
  }

  /** Seconds for which it is known only that something was delivered, not when. */
  blurredSeconds(range: Range): number {
    return this.#blurred.secondsIn(range);
  }

  delivered(observer: string, range: Range): boolean {
    return this.#observers.get(observer)?.overlaps(range) ?? false;
  }

  /** Whether a topic delivered anything, by any observer. */
  topicDelivered(source: Source, range: Range): boolean {
    return this.#topics.get(topicName(source))?.overlaps(range) ?? false;
  }

  /** Whether every topic that delivers at all delivered in the range. */
  allDelivered(range: Range): boolean {
    const topics = [...this.#topics.values()].filter(({ ranges }) => ranges.length > 0);
    return topics.length > 0 && topics.every((stretches) => stretches.overlaps(range));
  }

  /** The parts of a range throughout which the same observers and topics deliver, in order. */
  parts(range: Range): Range[] {
    if (range.fromSeconds >= range.toSeconds) {
      return [];
    }
    const all = [...this.#observers.values(), ...this.#topics.values()].flatMap((one) => one.within(range));
    const borders = new Set(all.flatMap(({ fromSeconds, toSeconds }) => [fromSeconds, toSeconds]));
    const sorted = [...borders.add(range.fromSeconds).add(range.toSeconds)].sort((a, b) => a - b);
    return sorted.slice(1).map((toSeconds, at) => ({ fromSeconds: sorted[at]!, toSeconds }));
  }
}

export function topicName({ region, topic }: Pick<Source, 'region' | 'topic'>): string {
  return `${region}/${topic}`;
}

function byCcn<One extends Range & { ccn: string }>(
  all: readonly One[],
  regionOf: (one: One) => string,
): ReadonlyMap<string, Presence> {
  return new Map([...groupBy(all, ({ ccn }) => ccn)].map(([ccn, of]) => [ccn, stretchesBy(of, regionOf)]));
}

function stretchesBy<One extends Range>(all: readonly One[], keyOf: (one: One) => string): Presence {
  return new Map([...groupBy(all, keyOf)].map(([key, of]) => [key, new Stretches(of)]));
}

function groupBy<One>(beats: readonly One[], keyOf: (beat: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const beat of beats) {
    const key = keyOf(beat);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [beat]);
    } else {
      group.push(beat);
    }
  }
  return groups;
}
