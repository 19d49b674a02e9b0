/** All flows of a window at the interfaces of some regions, summed over the window per interface and outcome. */
import { type InterfaceFlow } from './eni-rows';
import { type FlowTable, REFUSED_AT_DESTINATION, REFUSED_AT_SOURCE } from './flow-table';
import { interfaceAt, type NetworkInterface } from './inventory';

export class InterfaceWindow {
  private readonly flows = new Map<string, InterfaceFlow>();

  constructor(private readonly regions: ReadonlySet<string>) {}

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

  /** By the id of the interface; silent ones are absent. */
  byInterface(): Map<string, InterfaceFlow[]> {
    const sums = new Map<string, InterfaceFlow[]>();
    for (const flow of this.flows.values()) {
      const own = sums.get(flow.owner.id);
      if (own) {
        own.push(flow);
      } else {
        sums.set(flow.owner.id, [flow]);
      }
    }
    return sums;
  }

  private owner(address: string): NetworkInterface | undefined {
    const owner = interfaceAt(address);
    return owner && this.regions.has(owner.region) ? owner : undefined;
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
