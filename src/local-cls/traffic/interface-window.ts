/** One window of a flow log of interfaces: every flow summed over the window, per interface and outcome. */
import { type InterfaceFlow } from './eni-rows';
import { type FlowTable, REFUSED_AT_DESTINATION, REFUSED_AT_SOURCE } from './flow-table';
import { interfaceAt, type NetworkInterface } from './inventory';

export class InterfaceWindow {
  private readonly flows = new Map<string, InterfaceFlow>();

  /** `wanted`: the ids of the interfaces that are recorded. */
  constructor(private readonly wanted: ReadonlySet<string>) {}

  /**
   * Adds the flows of one minute, after the limiter. An interface that sends sees what is offered to the CCN; one that
   * receives sees what came through. What the source's own rules refuse never gets further.
   */
  addMinute(flows: FlowTable): void {
    for (let row = 0; row < flows.count; row++) {
      const policy = flows.policy[row];
      const source = this.owner(flows.source[row]);
      if (source) {
        this.add(flows, row, source, policy !== REFUSED_AT_SOURCE, flows.bytes[row], flows.packets[row]);
      }
      const destination = this.owner(flows.destination[row]);
      const packets = flows.packets[row] - flows.rejectedPackets[row];
      if (destination && policy !== REFUSED_AT_SOURCE) {
        const bytes = flows.bytes[row] - flows.rejectedBytes[row];
        this.add(flows, row, destination, policy !== REFUSED_AT_DESTINATION, bytes, packets);
      }
    }
  }

  sums(): InterfaceFlow[] {
    return [...this.flows.values()];
  }

  private owner(address: string): NetworkInterface | undefined {
    const owner = interfaceAt(address);
    return owner && this.wanted.has(owner.id) ? owner : undefined;
  }

  private add(
    flows: FlowTable,
    row: number,
    owner: NetworkInterface,
    accepted: boolean,
    bytes: number,
    packets: number,
  ): void {
    if (packets === 0) {
      return;
    }
    const [source, destination] = [flows.source[row], flows.destination[row]];
    const [sourcePort, destinationPort] = [flows.sourcePort[row], flows.destinationPort[row]];
    const protocol = flows.protocol[row];
    const action = accepted ? 'ACCEPT' : 'REJECT';
    const key = `${owner.id} ${source} ${sourcePort} ${destination} ${destinationPort} ${protocol} ${action}`;
    const known = this.flows.get(key);
    if (known) {
      known.bytes += bytes;
      known.packets += packets;
    } else {
      const incident = flows.incident[row];
      const ends = { source, destination, sourcePort, destinationPort, protocol };
      this.flows.set(key, { owner, ...ends, action, bytes, packets, incident });
    }
  }
}
