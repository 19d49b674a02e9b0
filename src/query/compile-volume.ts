import { type Expression, printSelect, type Select, sql } from '#language';
import { MAX_ROWS } from './choices';
import { numberOf } from './compile-where';
import { countedRecords } from './counted-records';
import type { Heartbeat } from './heartbeat';
import { partOfKey } from './key-part';
import type { Dimension, KeyField } from './model';
import type { SourceSchema } from './plan';
import type { SlicedRequest } from './slices';
import { bucketStart, type Buckets } from './time-buckets';
import { columnsOf, countsDeliveredOnly, itemsOf, type RankedBy, rankOf } from './volume-columns';
import { bucketOf, clsRange, keyOf, secondsOf, VOLUME, winnerKey } from './volume-expressions';
import type { VolumeQuery } from './volume-query';

/** The parts of a key a list of dimensions stands for, in order and without repetition. */
export function fieldsOf(dimensions: readonly Dimension[]): KeyField[] {
  return [...new Set(dimensions.flatMap(expandDimension))];
}

function expandDimension(dimension: Dimension): KeyField[] {
  switch (dimension) {
    case 'pair':
      return ['srcregion', 'dstregion'];
    case 'addressPair':
      return ['srcaddr', 'dstaddr'];
    case 'service':
      return ['protocol', 'dstport'];
    case 'application':
      return ['protocol', 'servicePort'];
    case 'fiveTuple':
      return ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'];
    default:
      return [dimension];
  }
}

/** Long enough that, over many topics, what a cut list hides is too small to matter to the winners. */
const RANKED = 1000;

/** What the steps of a volume question have in common. */
export interface VolumeStep {
  query: VolumeQuery;
  /** What makes up a key; empty without a split. */
  keys: readonly KeyField[];
  buckets: Buckets;
  /** Seconds of the buckets CLS is asked for. */
  resolution: number;
  /** Every key is summed, whatever the winners. */
  sumsEvery: boolean;
  heartbeat?: Heartbeat | undefined;
}

/** Which keys are biggest in one topic. Over-fetched, because another topic may lift a key. */
export function compileRank(step: VolumeStep, rankBy: RankedBy, source: SourceSchema): SlicedRequest {
  return volumeRequest('rank', step, source, () => ({
    items: [
      { expression: keyOf(step.keys, source), as: VOLUME.key },
      { expression: rankOf(rankBy, columnsOf(step.query), step.keys, source), as: VOLUME.rank },
    ],
    groupBy: [1],
    orderBy: [
      { by: VOLUME.rank, direction: 'desc' },
      { by: VOLUME.key, direction: 'asc' },
    ],
    limit: RANKED,
  }));
}

/** Sums per bucket for the winners of the ranking, everything else under the empty key. */
export function compileSeries(step: VolumeStep, winners: readonly string[], source: SourceSchema): SlicedRequest {
  return volumeRequest('series', step, source, () => ({
    items: [
      { expression: bucketOf(askedBuckets(step), source), as: VOLUME.time },
      { expression: summedKey(step, winners, source), as: VOLUME.key },
      ...itemsOf(columnsOf(step.query), step.keys, source),
      ...(step.query.kind === 'top' ? firstAndLast(source) : []),
    ],
    groupBy: [1, 2],
    orderBy: [{ by: VOLUME.time, direction: 'asc' }],
    limit: MAX_ROWS,
  }));
}

/** Exact totals of the winners over the whole range, everything else under the empty key. */
export function compileTotals(step: VolumeStep, winners: readonly string[], source: SourceSchema): SlicedRequest {
  return volumeRequest('totals', step, source, () => ({
    items: [
      { expression: summedKey(step, winners, source), as: VOLUME.key },
      ...itemsOf(columnsOf(step.query), step.keys, source),
      ...firstAndLast(source),
    ],
    groupBy: [1],
    limit: MAX_ROWS,
  }));
}

function firstAndLast(source: SourceSchema): Select['items'] {
  const end = source.schema.find('end')?.statistics ? numberOf(source.schema.countable('end')) : secondsOf(source);
  return [
    { expression: sql.call('min', secondsOf(source)), as: VOLUME.first },
    { expression: sql.call('max', end), as: VOLUME.last },
  ];
}

/**
 * The question as one statement that a person would write: time, key columns and measures, cut by the range of the call
 * alone. Rows are not ranked; the limit of CLS cuts them.
 */
export function compileStatement(
  { query, keys, buckets }: VolumeStep,
  isSeries: boolean,
  source: SourceSchema,
): string {
  const { search, where } = countedRecords(query, { source, deliveredOnly: countsDeliveredOnly(query) });
  const measured = itemsOf(columnsOf(query), keys, source);
  const items = [
    ...(isSeries ? [{ expression: bucketOf(buckets, source), as: 'time' }] : []),
    ...keys.map((field) => ({ expression: partOfKey(field, source.schema), as: field })),
    ...measured,
  ];
  const groups = items.length - measured.length;
  const select: Select = {
    items,
    ...(where === undefined ? {} : { where }),
    ...(groups === 0 ? {} : { groupBy: Array.from({ length: groups }, (_, index) => index + 1) }),
    orderBy: isSeries ? [{ by: 'time', direction: 'asc' }] : [{ by: VOLUME.bytes, direction: 'desc' }],
    limit: MAX_ROWS,
  };
  return `${search}\n| ${printSelect(select, '\n')}`;
}

function summedKey({ keys, sumsEvery }: VolumeStep, winners: readonly string[], source: SourceSchema): Expression {
  return sumsEvery ? keyOf(keys, source) : winnerKey(keys, winners, source);
}

function volumeRequest(
  purpose: string,
  { query, buckets, resolution, heartbeat }: VolumeStep,
  source: SourceSchema,
  select: () => Omit<Select, 'where'>,
): SlicedRequest {
  return {
    source: source.source,
    range: { fromSeconds: buckets.fromSeconds, toSeconds: buckets.toSeconds },
    width: isDivisible(query, purpose) ? resolution : buckets.toSeconds - buckets.fromSeconds,
    ...(buckets.clockChanges ? { borderAt: (seconds: number) => bucketStart(buckets, seconds) } : {}),
    losesRows: purpose !== 'rank',
    of: (range) => {
      const deliveredOnly = countsDeliveredOnly(query);
      const { search, where } = countedRecords(query, { range, source, heartbeat, deliveredOnly });
      const selected = select();
      return {
        purpose,
        source: source.source,
        ...clsRange(range, query.log, source),
        search,
        sql: printSelect({ ...selected, ...(where === undefined ? {} : { where }) }),
        limit: selected.limit,
      };
    },
  };
}

/** Capture windows are shorter than what the clock is changed by. */
function askedBuckets({ buckets, resolution }: VolumeStep): Pick<Buckets, 'width' | 'offset' | 'clockChanges'> {
  return resolution === buckets.width ? buckets : { width: resolution, offset: buckets.offset };
}

/** Distinct counts over a range cannot be put together from pieces of it. */
function isDivisible(query: VolumeQuery, purpose: string): boolean {
  const { flows, peers } = columnsOf(query);
  return purpose === 'series' || !(flows || peers);
}
