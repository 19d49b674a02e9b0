/** Flow-log records of interfaces as their topic gets them. */
import { TEXT_KEYS } from '#flowlog';
import type { LogBatch, StoreCell } from '../store/log-batch';
import { mix } from './hash';
import { APP_ID, type NetworkInterface } from './inventory';
import { hasPorts, PROTOCOL } from './services';

/** What one interface saw of one flow in one window. */
export interface InterfaceFlow {
  owner: NetworkInterface;
  source: string;
  destination: string;
  sourcePort: number;
  destinationPort: number;
  protocol: number;
  action: 'ACCEPT' | 'REJECT';
  bytes: number;
  packets: number;
  incident: number;
}

const PORTLESS = '-';
const isIcmp = (protocol: number): boolean => protocol === PROTOCOL.icmp || protocol === PROTOCOL.icmpV6;

/** One interface in eight is recorded by an older release: version V1, ICMP with both ports 0. */
const isOld = ({ id }: NetworkInterface): boolean => parseInt(id.slice('eni-'.length), 16) % 8 === 0;

export class EniRows {
  private readonly columns: StoreCell[][] = TEXT_KEYS.eni.map(() => []);
  private readonly timesMs: number[] = [];

  constructor(
    private readonly firstMinute: number,
    private readonly minutes: number,
  ) {}

  addFlow(flow: InterfaceFlow): void {
    const old = isOld(flow.owner);
    const port = (value: number): StoreCell =>
      hasPorts(flow.protocol) || (isIcmp(flow.protocol) && !old) ? value : isIcmp(flow.protocol) ? 0 : PORTLESS;
    this.add([
      old ? 'V1' : '2',
      APP_ID,
      flow.owner.id,
      flow.source,
      flow.destination,
      port(flow.sourcePort),
      port(flow.destinationPort),
      flow.protocol,
      flow.packets,
      flow.bytes,
      ...this.times(),
      flow.action,
      'OK',
    ]);
  }

  /** The row of a window without traffic, or of one whose records were lost in part. */
  addStatus(owner: NetworkInterface, status: 'NODATA' | 'SKIPDATA'): void {
    const counter = mix(this.firstMinute, parseInt(owner.id.slice('eni-'.length), 16)) % 2 === 0 ? '-' : -1;
    const none = ['-', '-', '-', '-', '-'];
    this.add(['V1', APP_ID, owner.id, ...none, counter, counter, ...this.times(), '-', status]);
  }

  batch(): LogBatch {
    return { timesMs: this.timesMs, keys: TEXT_KEYS.eni, columns: this.columns };
  }

  private times(): [start: number, end: number] {
    return [this.firstMinute * 60, (this.firstMinute + this.minutes) * 60];
  }

  private add(cells: readonly StoreCell[]): void {
    cells.forEach((cell, column) => this.columns[column].push(cell));
    this.timesMs.push(this.times()[1] * 1000);
  }
}
