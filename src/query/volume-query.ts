import type { Dimension, MatrixQuery, Measure, TopQuery, TrafficQuery } from './model';
import type { RankBy } from './volume-columns';

/** Kinds that are answered by sums over keys. */
export type VolumeQuery = TrafficQuery | TopQuery | MatrixQuery;

/** What the keys of a question are made of. */
export function splitOf(query: VolumeQuery): Dimension[] {
  switch (query.kind) {
    case 'traffic':
      return query.splitBy;
    case 'top':
      return query.dimensions;
    case 'matrix':
      return [query.row, query.column];
  }
}

/** The measures that a question names. */
export function measuresOf(query: VolumeQuery): Measure[] {
  switch (query.kind) {
    case 'traffic':
      return query.measures;
    case 'top':
      return [query.rankBy];
    case 'matrix':
      return [query.measure];
  }
}

/** How many keys keep a place of their own. */
export function keptKeys(query: VolumeQuery): number {
  return query.kind === 'matrix' ? query.cells : query.topN;
}

/** How many keys exact sums are asked for. */
export function summedKeys(query: VolumeQuery): number {
  const isJudged = query.kind === 'top' && (query.order ?? 'biggest') === 'biggest' && isFoundBySums(query.rankBy);
  return isJudged ? CANDIDATES : keptKeys(query);
}

/** What CLS cannot rank by is looked for among these many keys, or as many as a statement has room for. */
const CANDIDATES = 100;

const isFoundBySums = (rankBy: RankBy) => rankBy === 'lossPercent' || rankBy === 'peakBitsPerSecond';
