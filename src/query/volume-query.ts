import type { Dimension, MatrixQuery, Measure, TopQuery, TrafficQuery } from './model';

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

/** The measures that a question names; a ranking shows what it has. */
export function measuresOf(query: VolumeQuery): Measure[] {
  switch (query.kind) {
    case 'traffic':
      return query.measures;
    case 'top':
      return [];
    case 'matrix':
      return [query.measure];
  }
}

/** How many keys keep a place of their own. */
export function keptKeys(query: VolumeQuery): number {
  return query.kind === 'matrix' ? query.cells : query.topN;
}
