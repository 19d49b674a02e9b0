/** Records as the generator made them, counted without any of the plugin's code. */
import type { LogBatch } from '../../../../src/local-cls/store/log-batch';
import { batchRows } from '../../../../src/local-cls/traffic/batch-rows';

export interface PlainRecord {
  /** Since the epoch. */
  minute: number;
  srcregion: string;
  dstregion: string;
  srcaddr: string;
  dstaddr: string;
  flow: string;
  action: string;
  bytes: number;
}

/** What the source region recorded: there every flow is once. */
export function plainRecords(batch: LogBatch): PlainRecord[] {
  return batchRows(batch)
    .filter((row) => row['log-status'] === 'OK' && row['region-id'] === row.srcregionid)
    .map((row) => ({
      minute: Math.floor(Number(row.start) / 60),
      srcregion: String(row.srcregionid),
      dstregion: String(row.dstregionid),
      srcaddr: String(row.srcaddr),
      dstaddr: String(row.dstaddr),
      flow: [row.srcaddr, row.srcport, row.dstaddr, row.dstport, row.protocol].join(' '),
      action: String(row.action),
      bytes: Number(row.bytes),
    }));
}

export function sumOf(records: readonly PlainRecord[], what: 'bytes'): number {
  return records.reduce((sum, record) => sum + record[what], 0);
}

export function bySum(records: readonly PlainRecord[], keyOf: (record: PlainRecord) => string): Map<string, number> {
  const sums = new Map<string, number>();
  records.forEach((record) => sums.set(keyOf(record), (sums.get(keyOf(record)) ?? 0) + record.bytes));
  return sums;
}

export function distinct(records: readonly PlainRecord[], what: 'flows' | 'peers'): number {
  return new Set(records.map(({ flow, srcaddr, dstaddr }) => (what === 'flows' ? flow : `${srcaddr} ${dstaddr}`))).size;
}

/** bit/s of each minute. */
export function rates(records: readonly PlainRecord[], { from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from }, (_, index) => {
    const ofMinute = records.filter(({ minute }) => minute === from + index);
    return (sumOf(ofMinute, 'bytes') * 8) / 60;
  });
}
