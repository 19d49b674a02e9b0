/** What can be measured in flow logs, for a chart or a ranking. */
export type Measure =
  | 'bitsPerSecond'
  | 'bytes'
  | 'packetsPerSecond'
  | 'packets'
  | 'meanPacketSize'
  | 'records'
  | 'offeredBitsPerSecond'
  | 'offeredBytes'
  | 'rejectedBitsPerSecond'
  | 'rejectedBytes'
  | 'rejectedPackets'
  | 'rejectedRecords'
  | 'lossPercent'
  | 'packetLossPercent'
  | 'flows'
  | 'peers'
  | 'peakBitsPerSecond'
  | 'p95BitsPerSecond'
  | 'peakPacketsPerSecond'
  | 'p95PacketsPerSecond'
  | CapMeasure;

/** Shares of the bandwidth cap, each with the rate that it is a share of. */
export const RATE_OF_CAP = {
  utilisationPercent: 'bitsPerSecond',
  peakUtilisationPercent: 'peakBitsPerSecond',
  p95UtilisationPercent: 'p95BitsPerSecond',
} as const;

export type CapMeasure = keyof typeof RATE_OF_CAP;

/** What records alone tell. */
export type PlainMeasure = Exclude<Measure, CapMeasure>;

export function isOfCap(measure: Measure): measure is CapMeasure {
  return Object.hasOwn(RATE_OF_CAP, measure);
}

/** The measure itself, or the rate that is put against the cap. */
export function plainMeasure(measure: Measure): PlainMeasure {
  return isOfCap(measure) ? RATE_OF_CAP[measure] : measure;
}

/**
 * How a measure comes about.
 *
 * - `sum`: adds over topics, keys and slices; `ratio`: of two sums
 * - `distinct`: how many different ones, about (standard error 2.3 %); two such counts cannot be added
 * - `windows`: of the rates of single capture windows, those without a record counting 0
 */
export type MeasureMaking = 'sum' | 'ratio' | 'distinct' | 'windows';

export interface MeasureDefinition {
  /** Grafana's unit id: bytes are shown in binary multiples, bits and packets per second in decimal ones. */
  unit: 'bytes' | 'bps' | 'short' | 'pps' | 'decbytes' | 'percent';
  making: MeasureMaking;
  /** Counts what was let through and what was not, whatever the other measures of a query count. */
  ofBothActions: boolean;
}

const measure = (
  unit: MeasureDefinition['unit'],
  making: MeasureMaking = 'sum',
  ofBothActions = false,
): MeasureDefinition => ({ unit, making, ofBothActions });

export const MEASURES: Readonly<Record<Measure, MeasureDefinition>> = {
  bitsPerSecond: measure('bps'),
  bytes: measure('bytes'),
  packetsPerSecond: measure('pps'),
  packets: measure('short'),
  meanPacketSize: measure('decbytes', 'ratio'),
  records: measure('short'),
  offeredBitsPerSecond: measure('bps', 'sum', true),
  offeredBytes: measure('bytes', 'sum', true),
  rejectedBitsPerSecond: measure('bps', 'sum', true),
  rejectedBytes: measure('bytes', 'sum', true),
  rejectedPackets: measure('short', 'sum', true),
  rejectedRecords: measure('short', 'sum', true),
  lossPercent: measure('percent', 'ratio', true),
  packetLossPercent: measure('percent', 'ratio', true),
  flows: measure('short', 'distinct'),
  peers: measure('short', 'distinct'),
  peakBitsPerSecond: measure('bps', 'windows'),
  p95BitsPerSecond: measure('bps', 'windows'),
  peakPacketsPerSecond: measure('pps', 'windows'),
  p95PacketsPerSecond: measure('pps', 'windows'),
  utilisationPercent: measure('percent'),
  peakUtilisationPercent: measure('percent', 'windows'),
  p95UtilisationPercent: measure('percent', 'windows'),
};
