import { type Buckets, bucketStart, type RankedBy, topicName, VOLUME } from '#query';
import { addExact, type AnalysisCell, compareExact, readNamed, toInteger } from './analysis-rows';
import type { Asked } from './ask';
import { measureOf } from './measure';

/** Sums over records, and distinct counts. Integers stay exact beyond 2^53. */
export interface Sums {
  /** Of what is counted; where a question needs both actions, of what was let through. */
  bytes: number | bigint;
  packets: number | bigint;
  records: number | bigint;
  /** Of what was not let through; 0 where the question does not need it. */
  rejectedBytes: number | bigint;
  rejectedPackets: number | bigint;
  rejectedRecords: number | bigint;
  /** About how many; null where counts of several topics met, which cannot be added. */
  flows: number | bigint | null;
  peers: number | bigint | null;
  /** What nobody collects who would have recorded it, so that its sums are no values. Absent: nothing. */
  untold?: Untold | undefined;
}

/** `plain`: what is counted; `rejected`: what was not let through. */
export type Untold = Readonly<Record<'plain' | 'rejected', boolean>>;

/** Sums of one key; `buckets` holds what each bucket start (seconds) brought. */
export interface KeyVolume {
  buckets: Map<number, Sums>;
  total: Sums;
  firstSeconds: number;
  lastSeconds: number;
}

export interface Volume {
  /** Biggest first; the empty key is Other and stands last, if it is not what was asked for. */
  keys: Map<string, KeyVolume>;
  /** Topics that hold records of a key, by `topicName`. */
  holders: ReadonlyMap<string, ReadonlySet<string>>;
  rows: number;
  /** What nobody collects who might have recorded a key that is in no record. */
  untold?: Untold | undefined;
}

/** Adds up the second step's answers of several topics, biggest total of `rankBy` first. */
export function mergeVolume(answers: readonly Asked[], rankBy: RankedBy, watched: readonly string[] = []): Volume {
  const keys = new Map(watched.map((key) => [key, newKey()]));
  const holders = new Map<string, Set<string>>();
  let count = 0;
  for (const { request, answer } of answers) {
    const { columns, rows } = readNamed(answer);
    const [times, names] = [columns(VOLUME.time), columns(VOLUME.key)];
    const [first, last] = [columns(VOLUME.first), columns(VOLUME.last)];
    const measured = SUMMED.map((name) => ({ name, cells: columns(VOLUME[name]) }));
    for (let row = 0; row < rows; row++) {
      const sums = { ...NOTHING };
      measured.forEach(({ name, cells }) => (sums[name] = toInteger(cells[row])));
      const key = toKey(names[row] ?? '');
      const holding = holders.get(key) ?? new Set();
      holders.set(key, holding.add(topicName(request.source)));
      add(keys, key, Number(toInteger(times[row])), sums, Number(toInteger(first[row])), Number(toInteger(last[row])));
    }
    count += rows;
  }
  const isRest = (key: string) => key === '' && !watched.includes('');
  const order = [...keys].sort(
    ([left, a], [right, b]) =>
      Number(isRest(left)) - Number(isRest(right)) ||
      compareExact(measureOf(rankBy, b.total, 1) ?? 0, measureOf(rankBy, a.total, 1) ?? 0) ||
      (left < right ? -1 : 1),
  );
  return { keys: new Map(order), holders, rows: count };
}

/** A key without a record. */
export const newKey = (untold?: Untold): KeyVolume => ({
  buckets: new Map(),
  total: untold === undefined ? NOTHING : { ...NOTHING, untold },
  firstSeconds: Infinity,
  lastSeconds: 0,
});

function add(keys: Map<string, KeyVolume>, key: string, bucket: number, sums: Sums, first: number, last: number): void {
  const known = keys.get(key) ?? newKey();
  known.buckets.set(bucket, addSums(known.buckets.get(bucket) ?? NOTHING, sums));
  known.total = addSums(known.total, sums);
  known.firstSeconds = Math.min(known.firstSeconds, first);
  known.lastSeconds = Math.max(known.lastSeconds, last);
  keys.set(key, known);
}

const SUMMED = [
  'bytes',
  'packets',
  'records',
  'rejectedBytes',
  'rejectedPackets',
  'rejectedRecords',
  'flows',
  'peers',
] as const;

export const NOTHING: Sums = {
  bytes: 0,
  packets: 0,
  records: 0,
  rejectedBytes: 0,
  rejectedPackets: 0,
  rejectedRecords: 0,
  flows: 0,
  peers: 0,
};

export function addSums(left: Sums, right: Sums): Sums {
  return {
    bytes: addExact(left.bytes, right.bytes),
    packets: addExact(left.packets, right.packets),
    records: addExact(left.records, right.records),
    rejectedBytes: addExact(left.rejectedBytes, right.rejectedBytes),
    rejectedPackets: addExact(left.rejectedPackets, right.rejectedPackets),
    rejectedRecords: addExact(left.rejectedRecords, right.rejectedRecords),
    flows: eitherCount(left.flows, right.flows),
    peers: eitherCount(left.peers, right.peers),
    ...(left.untold || right.untold ? { untold: eitherUntold(left.untold, right.untold) } : {}),
  };
}

function eitherUntold(left?: Untold, right?: Untold): Untold {
  return {
    plain: (left?.plain || right?.plain) ?? false,
    rejected: (left?.rejected || right?.rejected) ?? false,
  };
}

function eitherCount(left: Sums['flows'], right: Sums['flows']): Sums['flows'] {
  return left === 0 ? right : right === 0 ? left : null;
}

/** Puts the keys that are not kept under the empty key, and the kept ones in their order. */
export function keepKeys(volume: Volume, kept: readonly string[]): Volume {
  const missing = newKey(volume.untold);
  const keys = new Map(kept.map((key) => [key, volume.keys.get(key) ?? missing]));
  for (const [key, { buckets, firstSeconds, lastSeconds }] of volume.keys) {
    if (!kept.includes(key)) {
      buckets.forEach((sums, start) => add(keys, '', start, sums, firstSeconds, lastSeconds));
    }
  }
  return { ...volume, keys };
}

export function isNothing({ records, rejectedRecords }: Sums): boolean {
  return records === 0 && rejectedRecords === 0;
}

/** The buckets of a key put together into wider ones: sums add, distinct counts do not. */
export function coarsen(buckets: ReadonlyMap<number, Sums>, into: Buckets): Map<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const [start, fine] of buckets) {
    const wide = bucketStart(into, start);
    sums.set(wide, addSums(sums.get(wide) ?? NOTHING, fine));
  }
  return sums;
}

export function toKey(cell: AnalysisCell): string {
  return cell === null ? '' : String(cell);
}
