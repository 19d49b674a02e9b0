import { type LogFormat, MEASURES } from '#flowlog';
import { countsDeliveredOnly, type Measure, type TopQuery, type TrafficQuery } from '#query';
import type { CellField } from '#plugin-sdk';
import type { Sums } from './volume';

/** The value of a measure over some seconds; undefined where it has none, as a mean of nothing. */
export function measureOf(measure: Measure, sums: Sums, seconds: number): number | bigint | null {
  switch (measure) {
    case 'bytes':
      return sums.bytes;
    case 'packets':
      return sums.packets;
    case 'records':
      return sums.records;
    case 'bitsPerSecond':
      return (Number(sums.bytes) * 8) / seconds;
    case 'packetsPerSecond':
      return Number(sums.packets) / seconds;
    case 'meanPacketSize':
      return sums.packets === 0 ? null : Number(sums.bytes) / Number(sums.packets);
  }
}

/** Measures in words, for legends. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  bytes: 'bytes',
  bitsPerSecond: 'bit/s',
  packets: 'packets',
  packetsPerSecond: 'packets/s',
  meanPacketSize: 'mean packet size',
  records: 'records',
};

const INTEGERS: readonly Measure[] = ['bytes', 'packets', 'records'];

/** A column of one measure. Integers keep all their digits. */
export function measureField(
  measure: Measure,
  values: (number | bigint | null)[],
  rest: Partial<CellField> = {},
): CellField {
  return {
    name: measure,
    type: INTEGERS.includes(measure) ? 'int64' : 'float64',
    values,
    ...rest,
    config: { unit: MEASURES[measure].unit, ...rest.config },
  };
}

/**
 * What was counted, in the words of the log: a CCN REJECT is dropped by the rate limiter, an ENI REJECT is refused by
 * a security group or an ACL, and the two never share a word.
 */
export function countedWord(query: TrafficQuery | TopQuery): string | undefined {
  const words = ACTION_WORDS[query.log];
  if (countsDeliveredOnly(query)) {
    return words.ACCEPT;
  }
  const [filter, ...more] = query.filters.filter(({ field }) => field === 'action');
  return filter && more.length === 0 && filter.operator === 'is' && filter.values.length === 1
    ? words[filter.values[0]!]
    : undefined;
}

/** What became of traffic, by log and action. */
export const ACTION_WORDS: Readonly<Record<LogFormat, Readonly<Record<string, string | undefined>>>> = {
  ccn: { ACCEPT: 'delivered', REJECT: 'dropped by the rate limiter' },
  eni: { ACCEPT: 'accepted', REJECT: 'refused by security group or ACL' },
};
