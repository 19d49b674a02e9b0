/** Flow-log records as one region's topic gets them: the keys and values that CLS holds. */
import type { LogBatch, StoreCell } from '../store/log-batch';
import type { FlowTable } from './flow-table';
import { mix } from './hash';
import { DEMO_REGIONS, type RegionPair } from './regions';
import { hasPorts } from './services';

export const CCN_KEYS = [
  'srcaddr',
  'dstregionid',
  'dstport',
  'start',
  'dstaddr',
  'version',
  'packets',
  'ccnid',
  'protocol',
  'srcregionid',
  'bytes',
  'action',
  'region-id',
  'srcport',
  'end',
  'log-status',
] as const;

export type CcnKey = 'ccnid' | 'ccn-id';

/** Regions whose flow logs spell the CCN's key as the service's tables do; others as its samples do. */
const HYPHENATED: readonly string[] = ['eu-frankfurt', 'na-siliconvalley'];

export const ccnKey = (region: string): CcnKey => (HYPHENATED.includes(region) ? 'ccn-id' : 'ccnid');

const [
  SRCADDR,
  DSTREGION,
  DSTPORT,
  START,
  DSTADDR,
  VERSION,
  PACKETS,
  CCN,
  PROTOCOL,
  SRCREGION,
  BYTES,
  ACTION,
  OBSERVER,
  SRCPORT,
  END,
  STATUS,
] = CCN_KEYS.map((_, column) => column);

/** Stands in a field that has no value. */
const NONE = '-';

const portTexts: string[] = [];
const portText = (port: number): string => (portTexts[port] ??= String(port));

export class RegionRows {
  private readonly columns: StoreCell[][] = CCN_KEYS.map(() => []);
  private readonly timesMs: number[] = [];

  constructor(private readonly observer: string) {}

  /** Part of a flow that was let through, or that was dropped. */
  addFlow(flows: FlowTable, row: number, pair: RegionPair, minute: number, part: FlowPart): void {
    const { columns } = this;
    const hash = flows.hash[row];
    const first = minute * 60 + firstSecond(hash, flows.packets[row]);
    const last = Math.min(minute * 60 + 59, first + spread(hash, flows.packets[row]));
    columns[SRCADDR].push(flows.source[row]);
    columns[DSTREGION].push(DEMO_REGIONS[pair.destination].id);
    const ported = hasPorts(flows.protocol[row]);
    columns[DSTPORT].push(ported ? flows.destinationPort[row] : NONE);
    columns[START].push(first);
    columns[DSTADDR].push(flows.destination[row]);
    columns[VERSION].push(hash % 50 === 0 ? 'V1' : '2');
    columns[PACKETS].push(part.packets);
    columns[CCN].push(pair.ccn);
    columns[PROTOCOL].push(flows.protocol[row]);
    columns[SRCREGION].push(DEMO_REGIONS[pair.source].id);
    columns[BYTES].push(part.bytes);
    columns[ACTION].push(part.action);
    columns[OBSERVER].push(this.observer);
    columns[SRCPORT].push(ported ? portText(flows.sourcePort[row]) : NONE);
    columns[END].push(last);
    columns[STATUS].push('OK');
    this.timesMs.push(last * 1000);
  }

  /**
   * The row of a silent window, of a whole CCN or of the pair that it names. It ends at the window's last second, so that
   * its log time lies in its own minute.
   */
  addNoData(ccn: string, minute: number, counter: '-' | -1, pair = { source: NONE, destination: NONE }): void {
    const { columns } = this;
    for (const column of [SRCADDR, DSTPORT, DSTADDR, PROTOCOL, ACTION, SRCPORT]) {
      columns[column].push(NONE);
    }
    columns[SRCREGION].push(pair.source);
    columns[DSTREGION].push(pair.destination);
    columns[START].push(minute * 60);
    columns[VERSION].push('2');
    columns[PACKETS].push(counter);
    columns[CCN].push(ccn);
    columns[BYTES].push(counter);
    columns[OBSERVER].push(this.observer);
    columns[END].push(minute * 60 + 59);
    columns[STATUS].push('NODATA');
    this.timesMs.push((minute * 60 + 59) * 1000);
  }

  batch(): LogBatch {
    const keys = CCN_KEYS.map((key) => (key === 'ccnid' ? ccnKey(this.observer) : key));
    return { timesMs: this.timesMs, keys, columns: this.columns };
  }
}

export interface FlowPart {
  action: 'ACCEPT' | 'REJECT';
  bytes: number;
  packets: number;
}

/** Flows of thousands of packets fill their minute; four of five others last less than ten seconds. */
const FULL_MINUTE_PACKETS = 20_000;

function firstSecond(hash: number, packets: number): number {
  return packets > FULL_MINUTE_PACKETS ? 0 : mix(hash, 12) % 60;
}

function spread(hash: number, packets: number): number {
  if (packets > FULL_MINUTE_PACKETS) {
    return 59;
  }
  return packets === 1 ? 0 : mix(hash, 13) % (hash % 5 === 0 ? 60 : 10);
}
