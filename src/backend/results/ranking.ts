import { type RankedBy, topicName, VOLUME } from '#query';
import { addExact, compareExact, readNamed, toInteger } from './analysis-rows';
import type { Asked } from './ask';
import { toKey } from './volume';

/** What rankings of several topics and pieces tell together, and how much they may hide. */
export interface RankedSums {
  known: ReadonlyMap<string, number | bigint>;
  /** Topics that list a key, by `topicName`. */
  holders: ReadonlyMap<string, ReadonlySet<string>>;
  /** What lists that were cut may hide of a key; of one that no list names, for the empty key. */
  hidden(key: string): number;
}

/**
 * Merges the rankings of several topics and pieces. Sums add, because each record is counted by one observer; distinct
 * counts do not, so the biggest stands for the key.
 */
export function readRankings(answers: readonly Asked[], rankBy: RankedBy): RankedSums {
  const known = new Map<string, number | bigint>();
  const holders = new Map<string, Set<string>>();
  const cuts: { least: number; keys: Set<string> }[] = [];
  const isDistinct = rankBy === 'flows' || rankBy === 'peers';
  for (const { request, answer } of answers) {
    const { columns, rows } = readNamed(answer);
    const keys = columns(VOLUME.key).map(toKey);
    const values = columns(VOLUME.rank).map(toInteger);
    keys.forEach((key, row) => {
      const before = known.get(key) ?? 0;
      const value = values[row]!;
      known.set(key, isDistinct ? (before > value ? before : value) : addExact(before, value));
      holders.set(key, (holders.get(key) ?? new Set()).add(topicName(request.source)));
    });
    if (rows >= request.limit) {
      cuts.push({ least: Number(values.at(-1) ?? 0), keys: new Set(keys) });
    }
  }
  return {
    known,
    holders,
    hidden: (key) => cuts.reduce((sum, cut) => sum + (cut.keys.has(key) ? 0 : cut.least), 0),
  };
}

export interface Ranking {
  /** Biggest first. */
  winners: string[];
  /** False where a cut list of one topic may hide a key that is bigger over all topics. */
  isExact: boolean;
}

export function mergeRanking(answers: readonly Asked[], topN: number, rankBy: RankedBy = 'bytes'): Ranking {
  const { known, hidden } = readRankings(answers, rankBy);
  const ranked = [...known].sort((a, b) => compareExact(b[1], a[1]) || (a[0] < b[0] ? -1 : 1));
  const least = Number(ranked[topN - 1]?.[1] ?? 0);
  const isBeaten = (key: string, total: number) => hidden(key) === 0 || total + hidden(key) < least;
  return {
    winners: ranked.slice(0, topN).map(([key]) => key),
    isExact: ranked.slice(topN).every(([key, total]) => isBeaten(key, Number(total))) && isBeaten('', 0),
  };
}
