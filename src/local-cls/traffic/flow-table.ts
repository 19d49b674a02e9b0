/** The flows of one minute before anybody records them, column by column; the arrays are used again every minute. */

/** A flow inside one region, or with the Internet: no CCN carries it. */
export const NO_PAIR = -1;

/** What security groups and network ACLs did to a flow: let it pass, or refused it at one end. */
export const PASSED = 0;
export const REFUSED_AT_SOURCE = 1;
export const REFUSED_AT_DESTINATION = 2;

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
  /** `PASSED` where absent. */
  policy?: number;
  /** Number of the incident that made it; 0 where absent: none. */
  incident?: number;
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
  readonly policy: number[] = [];
  readonly incident: number[] = [];
  readonly rejectedBytes: number[] = [];
  readonly rejectedPackets: number[] = [];
  /** Bytes of all flows of a pair that reach the CCN. */
  readonly offered: Float64Array;

  /** Bytes that may pass from one region of a pair to the other in this minute. */
  readonly capBytes: Float64Array;

  constructor(private readonly usualCapBytes: readonly number[]) {
    this.offered = new Float64Array(usualCapBytes.length);
    this.capBytes = Float64Array.from(usualCapBytes);
  }

  clear(): void {
    this.count = 0;
    this.offered.fill(0);
    this.capBytes.set(this.usualCapBytes);
  }

  flow(row: number): Flow {
    return {
      pair: this.pair[row],
      source: this.source[row],
      destination: this.destination[row],
      sourcePort: this.sourcePort[row],
      destinationPort: this.destinationPort[row],
      protocol: this.protocol[row],
      bytes: this.bytes[row],
      packets: this.packets[row],
      hash: this.hash[row],
    };
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
    this.policy[row] = flow.policy ?? PASSED;
    this.incident[row] = flow.incident ?? 0;
    this.addOffered(row, flow.bytes);
  }

  resize(row: number, bytes: number, packets: number): void {
    this.addOffered(row, bytes - this.bytes[row]);
    this.bytes[row] = bytes;
    this.packets[row] = packets;
  }

  /** Moves a flow to another pair and other ends. */
  reroute(row: number, pair: number, source: string, destination: string): void {
    this.addOffered(row, -this.bytes[row]);
    this.pair[row] = pair;
    this.source[row] = source;
    this.destination[row] = destination;
    this.addOffered(row, this.bytes[row]);
  }

  refuse(row: number, policy: number): void {
    this.addOffered(row, -this.bytes[row]);
    this.policy[row] = policy;
    this.addOffered(row, this.bytes[row]);
  }

  /** Whether a CCN carries the flow. */
  onCcn(row: number): boolean {
    return this.pair[row] !== NO_PAIR && this.policy[row] !== REFUSED_AT_SOURCE;
  }

  private addOffered(row: number, bytes: number): void {
    if (this.onCcn(row)) {
      this.offered[this.pair[row]] += bytes;
    }
  }
}
