import { topicName, VOLUME } from '#query';
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
    const [times, names, bytes, packets, records, first, last] = [
      columns(VOLUME.time),
      columns(VOLUME.key),
      columns(VOLUME.bytes),
      columns(VOLUME.packets),
      columns(VOLUME.records),
      columns(VOLUME.first),
      columns(VOLUME.last),
    ];
    for (let row = 0; row < rows; row++) {
      const sums = { bytes: toInteger(bytes[row]), packets: toInteger(packets[row]), records: toInteger(records[row]) };
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
      compareExact(b.total[rankBy], a.total[rankBy]) ||
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
