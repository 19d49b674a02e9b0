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
  /** Nothing but such records: who wrote them was there, and what it saw is not known. */
  isLost?: boolean;
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
  /** Without beats: its observers of the day before, none where it had no record then either. */
  earlier?: readonly string[];
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
  /** By CCN, then by topic. */
  readonly #topicCoverage: ReadonlyMap<string, Presence>;
  readonly #all: readonly TopicBeats[];
  readonly #blurred: Stretches;
  readonly #lost: readonly Beat[];

  /** `unheard`: CCNs or interfaces asked about that nobody recorded, not in the day before either. */
  constructor(
    topics: readonly TopicBeats[],
    sent?: readonly Sent[],
    readonly unheard: readonly string[] = [],
  ) {
    const all = topics.flatMap(({ beats }) => beats);
    const isNamed = ({ ccn }: Beat) => ccn !== '' && ccn !== '-';
    const silent = topics.flatMap(({ earlier = [] }) => earlier.map((one) => [one, new Stretches()] as const));
    this.#all = topics;
    this.#observers = new Map([...silent, ...stretchesBy(all, ({ observer }) => observer)]);
    this.#topics = new Map(
      topics.filter(deliversAtTimes).map(({ source, beats }) => [topicName(source), new Stretches(beats)]),
    );
    this.coverage = byCcn(all.filter(isNamed), ({ observer }) => observer);
    this.#topicCoverage = byCcn(
      topics.flatMap(({ source, beats }) =>
        beats.filter(isNamed).map((beat) => ({ ...beat, topic: topicName(source) })),
      ),
      ({ topic }) => topic,
    );
    if (sent !== undefined) {
      const regionOf = ({ region }: Sent) => region;
      this.sent = { whole: stretchesBy(sent, regionOf), byCcn: byCcn(sent, regionOf) };
    }
    this.#blurred = new Stretches(all.filter(({ isBlurred }) => isBlurred));
    this.#lost = all.filter(({ lost }) => lost > 0);
  }

  /** Without steps that hold nothing but lost records, which prove no silence. */
  get proof(): Heartbeat {
    const topics = this.#all.map((topic) => ({
      ...topic,
      earlier: topic.beats.length === 0 ? (topic.earlier ?? []) : topic.beats.map(({ observer }) => observer),
      beats: topic.beats.filter(({ isLost }) => !isLost),
    }));
    return new Heartbeat(topics, undefined, this.unheard);
  }

  /** Topics that delivered nothing, though they did in the day before, with who recorded in them then. */
  get silentTopics(): { source: Source; observers: readonly string[] }[] {
    return this.#all.flatMap(({ source, beats, earlier = [] }) =>
      beats.length === 0 && earlier.length > 0 ? [{ source, observers: earlier }] : [],
    );
  }

  /** Observers that delivered, or had in the day before, whatever the CCN, with when. */
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

  /** Whether an observer delivered anything, also of each of these CCNs where it does not write of them at all times. */
  delivered(observer: string, range: Range, ccns: readonly string[] = []): boolean {
    return isHeard(observer, range, this.#observers, of(this.coverage, ccns));
  }

  /** The same of a topic, by any observer. */
  topicDelivered(source: Source, range: Range, ccns: readonly string[] = []): boolean {
    return isHeard(topicName(source), range, this.#topics, of(this.#topicCoverage, ccns));
  }

  /** Whether every topic that delivers at all delivered in the range, and of each of these CCNs everyone that has it. */
  allDelivered(range: Range, ccns: readonly string[] = []): boolean {
    const ofCcns = of(this.coverage, ccns).flatMap((presence) => [...presence.values()]);
    return this.#topics.size > 0 && [...this.#topics.values(), ...ofCcns].every((one) => one.overlaps(range));
  }

  /** The parts of a range throughout which the same observers and topics deliver, also of these CCNs, in order. */
  parts(range: Range, ccns: readonly string[] = []): Range[] {
    if (range.fromSeconds >= range.toSeconds) {
      return [];
    }
    const presences = [this.#observers, this.#topics, ...of(this.coverage, ccns), ...of(this.#topicCoverage, ccns)];
    const all = presences.flatMap((presence) => [...presence.values()].flatMap((one) => one.within(range)));
    const borders = new Set(all.flatMap(({ fromSeconds, toSeconds }) => [fromSeconds, toSeconds]));
    const sorted = [...borders.add(range.fromSeconds).add(range.toSeconds)].sort((a, b) => a - b);
    return sorted.slice(1).map((toSeconds, at) => ({ fromSeconds: sorted[at]!, toSeconds }));
  }
}

export function topicName({ region, topic }: Pick<Source, 'region' | 'topic'>): string {
  return `${region}/${topic}`;
}

const deliversAtTimes = ({ beats, earlier = [] }: TopicBeats) => beats.length > 0 || earlier.length > 0;

const of = (coverage: ReadonlyMap<string, Presence>, ccns: readonly string[]): Presence[] =>
  ccns.flatMap((ccn) => coverage.get(ccn) ?? []);

/**
 * Silence about a CCN says nothing of who recorded it at other times, nor of anyone while others record it. Else it is
 * quiet, as one that nobody recorded is.
 */
function isHeard(name: string, range: Range, whole: Presence, ofCcns: readonly Presence[]): boolean {
  return (
    (whole.get(name)?.overlaps(range) ?? false) &&
    ofCcns.every((presence) =>
      presence.has(name)
        ? presence.get(name)!.overlaps(range)
        : ![...presence.values()].some((one) => one.overlaps(range)),
    )
  );
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
