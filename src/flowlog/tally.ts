/** Counts of records by direction and action, and how they add up over time. */
/** What was recorded of one direction with one action. */
export interface Tally {
  records: number;
  packets: number;
  /** Capture windows it was seen in, about. */
  windows: number;
  /** Earliest and latest start of a record, and the latest end. Unix seconds. */
  firstSeconds: number;
  latestSeconds: number;
  lastSeconds: number;
}

export interface SeenDirection {
  accepted: Tally;
  refused: Tally;
}

/** `request`: from the client to the server; `reply`: back. */
export interface Exchange {
  request: SeenDirection;
  reply: SeenDirection;
}

export const NOTHING_SEEN: Tally = {
  records: 0,
  packets: 0,
  windows: 0,
  firstSeconds: Infinity,
  latestSeconds: -Infinity,
  lastSeconds: -Infinity,
};

export const NEITHER_SEEN: SeenDirection = { accepted: NOTHING_SEEN, refused: NOTHING_SEEN };
export const NOTHING_EXCHANGED: Exchange = { request: NEITHER_SEEN, reply: NEITHER_SEEN };

/** Tallies of one step may share its windows, unless one begins after the other; different steps have their own. */
export function addTallies(left: Tally, right: Tally, when: 'sameStep' | 'otherSteps' = 'otherSteps'): Tally {
  const mayShare = when === 'sameStep' && secondsBetween(left, right) === 0;
  return {
    records: left.records + right.records,
    packets: left.packets + right.packets,
    windows: mayShare ? Math.max(left.windows, right.windows) : left.windows + right.windows,
    firstSeconds: Math.min(left.firstSeconds, right.firstSeconds),
    latestSeconds: Math.max(left.latestSeconds, right.latestSeconds),
    lastSeconds: Math.max(left.lastSeconds, right.lastSeconds),
  };
}

/** The sum over different steps. */
export function addExchanges(exchanges: readonly Exchange[]): Exchange {
  const total = (way: keyof Exchange, what: keyof SeenDirection) =>
    exchanges.reduce((sum, one) => addTallies(sum, one[way][what]), NOTHING_SEEN);
  const both = (way: keyof Exchange): SeenDirection => ({
    accepted: total(way, 'accepted'),
    refused: total(way, 'refused'),
  });
  return { request: both('request'), reply: both('reply') };
}

/** What of a direction was seen at all. */
export function talliesOf({ accepted, refused }: SeenDirection): Tally[] {
  return [accepted, refused].filter(({ records }) => records > 0);
}

/** Seconds between two stretches; 0 where they overlap. */
export function secondsBetween(one: Tally, other: Tally): number {
  return Math.max(0, other.firstSeconds - one.latestSeconds, one.firstSeconds - other.latestSeconds);
}

/** Proved: records stand at the ends of a stretch for sure, whatever its middle holds. */
export function surelyMeet(one: Tally, other: Tally, windowSeconds: number): boolean {
  const [ends, others] = [one, other].map(({ firstSeconds, latestSeconds }) => [firstSeconds, latestSeconds]);
  return ends!.some((end) => others!.some((at) => Math.abs(end - at) <= windowSeconds));
}
