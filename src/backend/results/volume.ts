import { type Buckets, type RankBy, topicName, VOLUME } from '#query';
import { addExact, type AnalysisCell, readAnalysis, toInteger } from './analysis-rows';
import type { Asked } from './ask';

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
}

export interface Ranking {
  /** Biggest first. */
  winners: string[];
  /** False where a cut list of one topic may hide a key that is bigger over all topics. */
  isExact: boolean;
}

/**
 * Merges the rankings of several topics and pieces. Sums add, because each record is counted by one observer; distinct
 * counts do not, so the biggest stands for the key.
 */
export function mergeRanking(answers: readonly Asked[], topN: number, rankBy: RankBy = 'bytes'): Ranking {
  const totals = new Map<string, number | bigint>();
  const cuts: { least: number; keys: Set<string> }[] = [];
  const isDistinct = rankBy === 'flows' || rankBy === 'peers';
  for (const { request, answer } of answers) {
    const { columns, rows } = named(answer);
    const keys = columns(VOLUME.key).map(toKey);
    const values = columns(VOLUME.rank).map(toInteger);
    keys.forEach((key, row) => {
      const known = totals.get(key) ?? 0;
      const value = values[row]!;
      totals.set(key, isDistinct ? (known > value ? known : value) : addExact(known, value));
    });
    if (rows >= request.limit) {
      cuts.push({ least: Number(values.at(-1) ?? 0), keys: new Set(keys) });
    }
  }
  const ranked = [...totals].sort((a, b) => compareExact(b[1], a[1]) || (a[0] < b[0] ? -1 : 1));
  const least = Number(ranked[topN - 1]?.[1] ?? 0);
  const mayGrow = (key: string) => cuts.reduce((sum, cut) => sum + (cut.keys.has(key) ? 0 : cut.least), 0);
  const isBeaten = (key: string, total: number) => mayGrow(key) === 0 || total + mayGrow(key) < least;
  return {
    winners: ranked.slice(0, topN).map(([key]) => key),
    isExact: ranked.slice(topN).every(([key, total]) => isBeaten(key, Number(total))) && isBeaten('', 0),
  };
}

function compareExact(left: number | bigint, right: number | bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

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
}

/** Adds up the second step's answers of several topics, biggest total of `rankBy` first. */
export function mergeVolume(answers: readonly Asked[], rankBy: keyof Sums, watched: readonly string[] = []): Volume {
  const keys = new Map(watched.map((key) => [key, newKey()]));
  const holders = new Map<string, Set<string>>();
  let count = 0;
  for (const { request, answer } of answers) {
    const { columns, rows } = named(answer);
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
      compareExact(b.total[rankBy] ?? 0, a.total[rankBy] ?? 0) ||
      (left < right ? -1 : 1),
  );
  return { keys: new Map(order), holders, rows: count };
}

const newKey = (): KeyVolume => ({ buckets: new Map(), total: NOTHING, firstSeconds: Infinity, lastSeconds: 0 });

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
  };
}

function eitherCount(left: Sums['flows'], right: Sums['flows']): Sums['flows'] {
  return left === 0 ? right : right === 0 ? left : null;
}

export function isNothing({ records, rejectedRecords }: Sums): boolean {
  return records === 0 && rejectedRecords === 0;
}

/** The buckets of a key put together into wider ones: sums add, distinct counts do not. */
export function coarsen(buckets: ReadonlyMap<number, Sums>, { fromSeconds, width }: Buckets): Map<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const [start, fine] of buckets) {
    const wide = fromSeconds + Math.floor((start - fromSeconds) / width) * width;
    sums.set(wide, addSums(sums.get(wide) ?? NOTHING, fine));
  }
  return sums;
}

/** The columns of an answer by name; a column the answer lacks is empty. */
function named(answer: Asked['answer']): { columns: (name: string) => AnalysisCell[]; rows: number } {
  const { info, columns, rows } = readAnalysis(answer);
  return { columns: (name) => columns[info.findIndex(({ Name }) => Name === name)] ?? [], rows };
}

function toKey(cell: AnalysisCell): string {
  return cell === null ? '' : String(cell);
}
