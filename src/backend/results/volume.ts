import { VOLUME } from '#query';
import { addExact, type AnalysisCell, readAnalysis, toInteger } from './analysis-rows';
import type { Asked } from './ask';

/** Sums over records. Integers stay exact beyond 2^53. */
export interface Sums {
  bytes: number | bigint;
  packets: number | bigint;
  records: number | bigint;
}

export interface Ranking {
  /** Biggest first. */
  winners: string[];
  /** False where a cut list of one topic may hide a key that is bigger over all topics. */
  isExact: boolean;
}

/** Merges the rankings of several topics. Sums add over topics, because each record is counted by one observer. */
export function mergeRanking(answers: readonly Asked[], topN: number): Ranking {
  const totals = new Map<string, number | bigint>();
  const cuts: { least: number; keys: Set<string> }[] = [];
  for (const { request, answer } of answers) {
    const { columns, rows } = named(answer);
    const keys = columns(VOLUME.key).map(toKey);
    const values = columns(VOLUME.rank).map(toInteger);
    keys.forEach((key, row) => totals.set(key, addExact(totals.get(key) ?? 0, values[row]!)));
    if (rows >= request.limit) {
      cuts.push({ least: Number(values.at(-1) ?? 0), keys: new Set(keys) });
    }
  }
  const ranked = [...totals].sort((a, b) => compareExact(b[1], a[1]) || (a[0] < b[0] ? -1 : 1));
  const least = Number(ranked[topN - 1]?.[1] ?? 0);
  const mayGrow = (key: string) => cuts.reduce((sum, cut) => sum + (cut.keys.has(key) ? 0 : cut.least), 0);
  const rivals = [...ranked.slice(topN).map(([key, total]) => Number(total) + mayGrow(key)), mayGrow('')];
  return {
    winners: ranked.slice(0, topN).map(([key]) => key),
    isExact: rivals.every((rival) => rival <= least),
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
  /** Winners in rank order; the empty key is Other and stands last. Keys without any record are left out. */
  keys: Map<string, KeyVolume>;
  /**
   * Whether a bucket in which a key has no record is known to be zero: a topic that otherwise holds the key delivered
   * something else there. If it delivered nothing, nobody knows.
   */
  isKnownZero(key: string, bucket: number): boolean;
  rows: number;
}

/** Adds up the second step's answers of several topics. */
export function mergeVolume(answers: readonly Asked[], winners: readonly string[]): Volume {
  const keys = new Map<string, KeyVolume>();
  const topics: { delivered: Set<number>; holds: Set<string> }[] = [];
  let count = 0;
  for (const { answer } of answers) {
    const { columns, rows } = named(answer);
    const [times, names, bytes, packets, records, first, last] = [
      columns(VOLUME.time),
      columns(VOLUME.key),
      columns(VOLUME.bytes),
      columns(VOLUME.packets),
      columns(VOLUME.records),
      columns(VOLUME.first),
      columns(VOLUME.last),
    ];
    const topic = { delivered: new Set<number>(), holds: new Set<string>() };
    topics.push(topic);
    for (let row = 0; row < rows; row++) {
      const sums = { bytes: toInteger(bytes[row]), packets: toInteger(packets[row]), records: toInteger(records[row]) };
      const bucket = Number(toInteger(times[row]));
      const key = toKey(names[row] ?? '');
      topic.delivered.add(bucket);
      topic.holds.add(key);
      add(keys, key, bucket, sums, Number(toInteger(first[row])), Number(toInteger(last[row])));
    }
    count += rows;
  }
  const order = [...winners, ''].filter((key, index, all) => keys.has(key) && all.indexOf(key) === index);
  return {
    keys: new Map(order.map((key) => [key, keys.get(key)!])),
    isKnownZero: (key, bucket) => topics.some(({ delivered, holds }) => holds.has(key) && delivered.has(bucket)),
    rows: count,
  };
}

function add(keys: Map<string, KeyVolume>, key: string, bucket: number, sums: Sums, first: number, last: number): void {
  const known = keys.get(key) ?? { buckets: new Map(), total: NOTHING, firstSeconds: Infinity, lastSeconds: 0 };
  known.buckets.set(bucket, addSums(known.buckets.get(bucket) ?? NOTHING, sums));
  known.total = addSums(known.total, sums);
  known.firstSeconds = Math.min(known.firstSeconds, first);
  known.lastSeconds = Math.max(known.lastSeconds, last);
  keys.set(key, known);
}

export const NOTHING: Sums = { bytes: 0, packets: 0, records: 0 };

export function addSums(left: Sums, right: Sums): Sums {
  return {
    bytes: addExact(left.bytes, right.bytes),
    packets: addExact(left.packets, right.packets),
    records: addExact(left.records, right.records),
  };
}

/** The columns of an answer by name; a column the answer lacks is empty. */
function named(answer: Asked['answer']): { columns: (name: string) => AnalysisCell[]; rows: number } {
  const { info, columns, rows } = readAnalysis(answer);
  return { columns: (name) => columns[info.findIndex(({ Name }) => Name === name)] ?? [], rows };
}

function toKey(cell: AnalysisCell): string {
  return cell === null ? '' : String(cell);
}
