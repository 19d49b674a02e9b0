import { MEASURES, type PlainMeasure } from '#flowlog';
import { choosesAction, type Measure, type VolumeQuery } from '#query';
import type { CellField } from '#plugin-sdk';
import { text } from '../texts/text';
import { addExact } from './analysis-rows';
import type { Sums } from './volume';

type WindowMeasure = 'peakBitsPerSecond' | 'p95BitsPerSecond' | 'peakPacketsPerSecond' | 'p95PacketsPerSecond';

/** What follows from the sums of a key. */
export type SummedMeasure = Exclude<PlainMeasure, WindowMeasure>;

/**
 * The value of a measure over some seconds; null where it has none, as a mean of nothing. Measures of capture windows
 * come from `measureOfWindows`.
 */
export function measureOf(measure: SummedMeasure, sums: Sums, seconds: number): number | bigint | null {
  if (isUntold(measure, sums)) {
    return null;
  }
  switch (measure) {
    case 'bytes':
    case 'packets':
    case 'records':
    case 'rejectedBytes':
    case 'rejectedPackets':
    case 'rejectedRecords':
    case 'flows':
    case 'peers':
      return sums[measure];
    case 'bitsPerSecond':
      return (Number(sums.bytes) * 8) / seconds;
    case 'packetsPerSecond':
      return Number(sums.packets) / seconds;
    case 'meanPacketSize':
      return ratio(sums.bytes, sums.packets);
    case 'offeredBytes':
      return addExact(sums.bytes, sums.rejectedBytes);
    case 'offeredBitsPerSecond':
      return (Number(sums.bytes) + Number(sums.rejectedBytes)) * (8 / seconds);
    case 'rejectedBitsPerSecond':
      return (Number(sums.rejectedBytes) * 8) / seconds;
    case 'lossPercent':
      return percent(sums.rejectedBytes, addExact(sums.bytes, sums.rejectedBytes));
    case 'packetLossPercent':
      return percent(sums.rejectedPackets, addExact(sums.packets, sums.rejectedPackets));
  }
}

/** Whether a measure needs records that are not collected. */
export function isUntold(measure: PlainMeasure, { untold }: Pick<Sums, 'untold'>): boolean {
  if (untold === undefined || !MEASURES[measure].ofBothActions) {
    return untold?.plain ?? false;
  }
  return untold.rejected || (untold.plain && !measure.startsWith('rejected'));
}

function ratio(part: number | bigint, whole: number | bigint): number | null {
  return Number(whole) === 0 ? null : Number(part) / Number(whole);
}

export function percent(part: number | bigint, whole: number | bigint): number | null {
  const share = ratio(part, whole);
  return share === null ? null : share * 100;
}

export function isOfWindows(measure: PlainMeasure): measure is WindowMeasure {
  return MEASURES[measure].making === 'windows';
}

/**
 * Peak or 95th percentile (nearest rank) of the rates of `count` capture windows of `seconds` each; windows without
 * sums count 0.
 */
export function measureOfWindows(
  measure: WindowMeasure,
  windows: readonly Sums[],
  count: number,
  seconds: number,
): number {
  const isBits = measure === 'peakBitsPerSecond' || measure === 'p95BitsPerSecond';
  const rates = windows.map(({ bytes, packets }) => (isBits ? Number(bytes) * 8 : Number(packets)) / seconds);
  if (measure === 'peakBitsPerSecond' || measure === 'peakPacketsPerSecond') {
    return Math.max(0, ...rates);
  }
  const fromTop = count - Math.ceil(count * 0.95);
  return rates.sort((a, b) => b - a)[fromTop] ?? 0;
}

/** A measure with what it counts: `bit/s delivered`, `% of bytes dropped by the rate limiter`. */
export function measureWords(measure: Measure, query: VolumeQuery): string {
  const words = text(query.locale, `words.${measure}`);
  const counted = MEASURES[measure].ofBothActions
    ? text(query.locale, `counted.${query.log}.${measure.startsWith('offered') ? 'offered' : 'REJECT'}`)
    : countedWord(query);
  return counted === undefined ? words : text(query.locale, 'words.counted', { measure: words, counted });
}

const INTEGERS: readonly Measure[] = [
  'bytes',
  'packets',
  'records',
  'offeredBytes',
  'rejectedBytes',
  'rejectedPackets',
  'rejectedRecords',
  'flows',
  'peers',
];

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
export function countedWord(query: VolumeQuery): string | undefined {
  if (!choosesAction(query)) {
    return actionWords(query, 'ACCEPT');
  }
  const [filter, ...more] = query.filters.filter(({ field }) => field === 'action');
  return filter && more.length === 0 && filter.operator === 'is' && filter.values.length === 1
    ? actionWords(query, filter.values[0]!)
    : undefined;
}

/** What became of traffic; undefined for what is no action. */
export function actionWords({ log, locale }: Pick<VolumeQuery, 'log' | 'locale'>, action: string): string | undefined {
  return action === 'ACCEPT' || action === 'REJECT' ? text(locale, `counted.${log}.${action}`) : undefined;
}
