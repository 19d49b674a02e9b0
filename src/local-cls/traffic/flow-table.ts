/** The flows of one minute before anybody records them, column by column; the arrays are used again every minute. */

export interface Flow {
  pair: number;
  source: string;
  destination: string;
  sourcePort: number;
  destinationPort: number;
  protocol: number;
  bytes: number;
  packets: number;
  /** Decides what has no meaning of its own: seconds inside the window, version label. */
  hash: number;
}

export class FlowTable {
  count = 0;
  readonly pair: number[] = [];
  readonly source: string[] = [];
  readonly destination: string[] = [];
  readonly sourcePort: number[] = [];
  readonly destinationPort: number[] = [];
  readonly protocol: number[] = [];
  readonly bytes: number[] = [];
  readonly packets: number[] = [];
  readonly hash: number[] = [];
  readonly rejectedBytes: number[] = [];
  readonly rejectedPackets: number[] = [];
  /** Bytes of all flows of a pair. */
  readonly offered: Float64Array;

  constructor(pairs: number) {
    this.offered = new Float64Array(pairs);
  }

  clear(): void {
    this.count = 0;
    this.offered.fill(0);
  }

  add(flow: Flow): void {
    const row = this.count++;
    this.pair[row] = flow.pair;
    this.source[row] = flow.source;
    this.destination[row] = flow.destination;
    this.sourcePort[row] = flow.sourcePort;
    this.destinationPort[row] = flow.destinationPort;
    this.protocol[row] = flow.protocol;
    this.bytes[row] = flow.bytes;
    this.packets[row] = flow.packets;
    this.hash[row] = flow.hash;
    this.rejectedBytes[row] = 0;
    this.rejectedPackets[row] = 0;
    this.offered[flow.pair] += flow.bytes;
  }
}
