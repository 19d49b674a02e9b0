/** What can be measured in flow logs, for a chart or a ranking. */
export type Measure = 'bytes' | 'bitsPerSecond' | 'packets' | 'packetsPerSecond' | 'meanPacketSize' | 'records';

export interface MeasureDefinition {
  /** Grafana's unit id: bytes are shown in binary multiples, bits and packets per second in decimal ones. */
  unit: 'bytes' | 'bps' | 'short' | 'pps' | 'decbytes';
  /** Whether values of different topics, keys and slices may be summed. */
  adds: boolean;
  /** Whether values are divided by the width of their bucket. */
  perSecond: boolean;
}

export const MEASURES: Readonly<Record<Measure, MeasureDefinition>> = {
  bytes: { unit: 'bytes', adds: true, perSecond: false },
  bitsPerSecond: { unit: 'bps', adds: true, perSecond: true },
  packets: { unit: 'short', adds: true, perSecond: false },
  packetsPerSecond: { unit: 'pps', adds: true, perSecond: true },
  meanPacketSize: { unit: 'decbytes', adds: false, perSecond: false },
  records: { unit: 'short', adds: true, perSecond: false },
};

export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

export function isMeasure(name: string): name is Measure {
  return Object.hasOwn(MEASURES, name);
}
