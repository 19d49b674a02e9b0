import type { Dimension, Filter, FlowQuery } from './model';

const OTHER_SIDE: Readonly<Record<string, 'srcaddr' | 'dstaddr' | 'srcport' | 'dstport' | 'srcregion' | 'dstregion'>> =
  {
    srcaddr: 'dstaddr',
    dstaddr: 'srcaddr',
    srcport: 'dstport',
    dstport: 'srcport',
    srcregion: 'dstregion',
    dstregion: 'srcregion',
  };

/**
 * The same question about what flows the other way: addresses, ports and regions change sides in filters and in what
 * the answer is split by. Undefined where nothing has a side; code is never edited.
 */
export function reverseQuery<Query extends FlowQuery>(query: Query): Query | undefined {
  const reversed = { ...query, filters: query.filters.map(reverseFilter), ...reverseKind(query) };
  return JSON.stringify(reversed) === JSON.stringify(query) ? undefined : reversed;
}

function reverseKind(query: FlowQuery): object {
  switch (query.kind) {
    case 'code':
      return { filters: query.filters };
    case 'traffic':
      return { splitBy: query.splitBy.map(reverseDimension) };
    case 'top':
      return { dimensions: query.dimensions.map(reverseDimension) };
    case 'matrix': {
      const [row, column] = [reverseDimension(query.row), reverseDimension(query.column)];
      // From where to where stays the same grid; the filters alone are turned round.
      return row === query.column && column === query.row ? {} : { row, column };
    }
    case 'reachability':
      return { from: query.to, to: query.from };
    default:
      return {};
  }
}

function reverseFilter(filter: Filter): Filter {
  return filter.field === 'pair'
    ? { ...filter, values: filter.values.map(reversePair) }
    : { ...filter, field: OTHER_SIDE[filter.field] ?? filter.field };
}

function reverseDimension(dimension: Dimension): Dimension {
  return OTHER_SIDE[dimension] ?? dimension;
}

/** `a>b` -> `b>a`; a value with a variable keeps its text. */
function reversePair(pair: string): string {
  return pair.split('>').reverse().join('>');
}
