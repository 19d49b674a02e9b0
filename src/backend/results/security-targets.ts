/** The targets of one source, minute by minute: whether any step of them is a scan or a fan-out, and what it is in all. */
import { CELL_SECONDS, FOUND, type Range, type SecurityQuery, thresholdOf } from '#query';
import type { Asked } from './ask';
import type { SecurityAsked } from './security';
import { emptyFinding, type Finding, number, rowsOf, topicOf } from './security-findings';

/** What one topic holds of one target in one minute. */
export interface Point {
  topic: string;
  /** First second of the minute. */
  cell: number;
  target: string;
  /** The source's port, where it may be that of a service that answers; else 0. */
  fromPort: number;
  accepted: number;
  refused: number;
  packets: number;
  bytes: number;
  firstSeconds: number;
  lastSeconds: number;
}

export function readPoints(answers: readonly Asked[]): Map<string, Point[]> {
  const points = new Map<string, Point[]>();
  for (const asked of answers) {
    const topic = topicOf(asked);
    for (const row of rowsOf(asked)) {
      const key = String(row[FOUND.key]);
      const ofKey = points.get(key) ?? [];
      points.set(key, ofKey);
      ofKey.push({
        topic,
        cell: number(row, FOUND.time),
        target: String(row[FOUND.target]),
        fromPort: number(row, FOUND.fromPort),
        accepted: number(row, FOUND.accepted),
        refused: number(row, FOUND.refused),
        packets: number(row, FOUND.packets),
        bytes: number(row, FOUND.bytes),
        firstSeconds: number(row, FOUND.first),
        lastSeconds: number(row, FOUND.last),
      });
    }
  }
  return points;
}

/** What the steps hold that reach the threshold; undefined where none does. */
export function findingIn(plan: SecurityAsked, key: string, points: readonly Point[]): Finding | undefined {
  const found = inSteps(plan, points);
  if (found.length === 0) {
    return undefined;
  }
  const targets = new Set(found.map(({ target }) => target));
  return {
    ...emptyFinding(plan.keys, key),
    targets: targets.size,
    networks: new Set([...targets].flatMap(networkOf)).size,
    ranges: [hull(found, plan.windowSeconds)],
    topics: new Set(found.map(({ topic }) => topic)),
    ...totals(found),
    firstSeconds: Math.min(...found.map(({ firstSeconds }) => firstSeconds)),
    lastSeconds: Math.max(...found.map(({ lastSeconds }) => lastSeconds)),
  };
}

/** Points of all stretches, as long as a step may be, in which the threshold is reached. In the order of time. */
function inSteps({ query, windowSeconds }: SecurityAsked, points: readonly Point[]): Point[] {
  const sorted = [...points].sort((one, other) => one.cell - other.cell);
  const found: Point[] = [];
  let [from, told] = [0, 0];
  const window = new Step();
  sorted.forEach((point, index) => {
    window.add(point, 1);
    for (; sorted[from]!.cell <= point.cell - windowSeconds / 2; from++) {
      window.add(sorted[from]!, -1);
    }
    const isLastOfCell = sorted[index + 1]?.cell !== point.cell;
    if (
      isLastOfCell &&
      window.targets >= thresholdOf(query) &&
      (query.check === 'fanOut' || isProbing(query, window))
    ) {
      found.push(...sorted.slice(Math.max(from, told), index + 1));
      told = index + 1;
    }
  });
  return found;
}

/** Sums of a stretch that moves along. */
class Step {
  accepted = 0;
  refused = 0;
  packets = 0;
  readonly #targets = new Map<string, number>();

  get targets(): number {
    return this.#targets.size;
  }

  add({ target, accepted, refused, packets }: Point, sign: 1 | -1): void {
    this.accepted += sign * accepted;
    this.refused += sign * refused;
    this.packets += sign * packets;
    const points = (this.#targets.get(target) ?? 0) + sign;
    if (points === 0) {
      this.#targets.delete(target);
    } else {
      this.#targets.set(target, points);
    }
  }
}

/** Few packets a record; of interfaces also half of the records refused, for both ends of a flow may record it. */
export function isProbing(
  { log, probePackets }: SecurityQuery,
  { accepted, refused, packets }: Pick<Point, 'accepted' | 'refused' | 'packets'>,
): boolean {
  const records = accepted + refused;
  return packets <= probePackets * records || (log === 'eni' && refused * 2 >= records);
}

function totals(points: readonly Point[]) {
  const sum = (of: (point: Point) => number) => points.reduce((all, point) => all + of(point), 0);
  return {
    accepted: sum(({ accepted }) => accepted),
    refused: sum(({ refused }) => refused),
    packets: sum(({ packets }) => packets),
    bytes: sum(({ bytes }) => bytes),
  };
}

/** The /24 of an IPv4 address. */
function networkOf(address: string): string[] {
  return /^\d+\.\d+\.\d+\.\d+$/.test(address) ? [address.slice(0, address.lastIndexOf('.'))] : [];
}

/** With time for what answers the last of them. */
function hull(points: readonly Point[], windowSeconds: number): Range {
  return {
    fromSeconds: points[0]!.cell,
    toSeconds: points.at(-1)!.cell + CELL_SECONDS + windowSeconds / 2,
  };
}
