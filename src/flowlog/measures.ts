/** What can be measured in flow logs, for a chart or a ranking. */
export type Measure = 'bytes' | 'bitsPerSecond' | 'packets' | 'packetsPerSecond' | 'meanPacketSize' | 'records';

export interface MeasureDefinition {
  /** Grafana's unit id: bytes are shown in binary multiples, bits and packets per second in decimal ones. */
  unit: 'bytes' | 'bps' | 'short' | 'pps' | 'decbytes';
  /** Whether values of different topics, keys and slices may be summed. */
  adds: boolean;
}

export const MEASURES: Readonly<Record<Measure, MeasureDefinition>> = {
  bytes: { unit: 'bytes', adds: true },
  bitsPerSecond: { unit: 'bps', adds: true },
  packets: { unit: 'short', adds: true },
  packetsPerSecond: { unit: 'pps', adds: true },
  meanPacketSize: { unit: 'decbytes', adds: false },
  records: { unit: 'short', adds: true },
};
