/** One scripted conversation: a request, and the answer where rules and the other end let one come. */
import { PASSED } from './flow-table';
import { hashText, mix } from './hash';
import type { Scene } from './incidents/incident';
import { policyOf } from './policy';
import { icmpPorts } from './services';

export interface Volume {
  bytes: number;
  packets: number;
}

export interface Exchange {
  source: string;
  destination: string;
  protocol: number;
  sourcePort: number;
  destinationPort: number;
  request: Volume;
  /** Null: the other end does not answer. */
  answer: Volume | null;
}

/** Adds the flows as far as security groups and ACLs let them come about. */
export function addExchange(scene: Scene, exchange: Exchange): void {
  const { source, destination, protocol, answer } = exchange;
  const icmp = icmpPorts(protocol, exchange.sourcePort);
  const sourcePort = icmp?.identifier ?? exchange.sourcePort;
  const destinationPort = icmp?.request ?? exchange.destinationPort;
  const policy = addFlow(scene, { ...exchange, sourcePort, destinationPort }, exchange.request, false);
  if (policy === PASSED && answer) {
    const [from, to] = [icmp?.identifier ?? destinationPort, icmp?.answer ?? sourcePort];
    const back = { source: destination, destination: source, protocol, sourcePort: from, destinationPort: to };
    addFlow(scene, back, answer, true);
  }
}

type Ends = Pick<Exchange, 'source' | 'destination' | 'protocol' | 'sourcePort' | 'destinationPort'>;

function addFlow(scene: Scene, ends: Ends, { bytes, packets }: Volume, isReply: boolean): number {
  const { flows, network, seed, epochMinute, incident } = scene;
  const { source, destination, protocol, sourcePort, destinationPort } = ends;
  const policy = policyOf({ source, destination, protocol, port: destinationPort, isReply }, epochMinute);
  const pair = network.pairBetween(source, destination);
  const hash = mix(mix(mix(seed, epochMinute), incident), mix(mix(sourcePort, destinationPort), hashText(destination)));
  const ports = { sourcePort, destinationPort };
  flows.add({ pair, source, destination, protocol, ...ports, bytes, packets, hash, policy, incident });
  return policy;
}
