import { say, word } from '#wording';
import { jointWindow, windowOf } from './capture-window';
import { refuseOneSided } from './parse-reachability';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { askInterfaces, askNeighbours } from './reachability-interfaces';
import { endsOf, type ReachabilityQuery } from './reachability-query';
import { askAlive, askIcmp, askEnds, askLimiter, askPairs } from './reachability-requests';
import type { Buckets } from './time-buckets';
import type { Range } from './volume-expressions';

/** Asked in two steps: records of the pair and who records its ends; then how those interfaces delivered. */
export interface ReachabilityPlan {
  /** Widened to whole capture windows of every topic of interfaces. */
  range: Range;
  /** Length of the capture windows of the topic that a request asks. Seconds. */
  windowOf(topic: SearchRequest): number;
  /** Records between the two ends, counted in steps of time. */
  pairs: SearchRequest[];
  /** The same in one step, for a topic that has more than one answer can hold. */
  pairsAtOnce: SearchRequest[];
  /** Interfaces that recorded either end, whoever the peer was. */
  ends: SearchRequest[];
  /** Whether a topic writes ICMP types, over a day at least. */
  icmp: SearchRequest[];
  /** How many interfaces delivered in the range, and with which status. */
  alive: SearchRequest[];
  /** What the bandwidth limiters of CCNs dropped of the pair. */
  limiter: SearchRequest[];
  /** What other hosts of a network did with requests of some clients. */
  neighbours(topic: SearchRequest, about: { network: string; clients: readonly string[] }): SearchRequest;
  /** Whose addresses stand in the records of interfaces, and which of their windows were lost. */
  interfaces(topic: SearchRequest, ids: readonly string[], addresses: readonly string[]): SearchRequest;
}

const DAY = 86_400;
/**
 * Most steps of time that records are counted in. Up to so many of the topic's capture windows each is one; longer ranges have
 * longer steps, whose first and last records tell what stood together.
 */
const MAX_STEPS = 48;

export function compileReachability(
  query: ReachabilityQuery,
  sources: readonly SourceSchema[],
  asked: Asked,
): ReachabilityPlan {
  refuseOneSided(query.filters);
  // A question without its address is not asked yet.
  const asking = query.to === '' ? [] : sources;
  const eni = asking.filter(({ schema }) => schema.formats.includes('eni'));
  const ccn = asking.filter(({ schema }) => schema.formats.includes('ccn'));
  const range = windowsOf(asked, jointWindow('eni', eni));
  const day = { ...range, fromSeconds: Math.min(range.fromSeconds, range.toSeconds - DAY) };
  const sourceOf = ({ source: { region, topic } }: SearchRequest) =>
    eni.find(({ source }) => source.region === region && source.topic === topic)!;
  return {
    range,
    windowOf: (topic) => windowOf('eni', sourceOf(topic)),
    pairs: eni.map((source) => askPairs(query, range, stepsOf(range, source), source)),
    pairsAtOnce: eni.map((source) => askPairs(query, range, undefined, source)),
    ends: eni.map((source) => askEnds(query, range, source)),
    icmp: eni.map((source) => askIcmp(day, source)),
    alive: eni.map((source) => askAlive(range, source)),
    limiter: ccn.map((source) => askLimiter(query, range, source)),
    neighbours: (topic, about) => askNeighbours(query, about, range, sourceOf(topic)),
    interfaces: (topic, ids, addresses) => {
      const source = sourceOf(topic);
      return askInterfaces(ids, addresses, stepsOf(range, source), source);
    },
  };
}

/** Steps are whole capture windows, the same for everybody who asks about the same time. */
function stepsOf({ fromSeconds, toSeconds }: Range, source: SourceSchema): Buckets {
  const window = windowOf('eni', source);
  const width = Math.ceil((toSeconds - fromSeconds) / window / MAX_STEPS) * window;
  return { fromSeconds, toSeconds, width, offset: 0 };
}

function windowsOf({ fromMs, toMs, settledMs = Infinity }: Asked, window: number): Range {
  const fromSeconds = Math.floor(fromMs / 1000 / window) * window;
  const toSeconds = Math.ceil(Math.min(toMs, settledMs) / 1000 / window) * window;
  return { fromSeconds, toSeconds: Math.max(toSeconds, fromSeconds + window) };
}

/** Every request, for reading. */
export function previewReachability(plan: ReachabilityPlan & { query: ReachabilityQuery }): SearchRequest[] {
  const { pairs, ends, icmp, alive, limiter } = plan;
  const example = word(say('<interfaces of the first step>'), plan.query.locale);
  const second = pairs.map((topic) => plan.interfaces(topic, [example], endsOf(plan.query)));
  return [...pairs, ...ends, ...icmp, ...alive, ...second, ...limiter];
}
