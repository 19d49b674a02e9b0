/** A few conversations for every way in which rules, or something else, can keep two addresses apart. */
import { addExchange, type Exchange } from '../exchange';
import { hostAt } from '../hosts';
import { PORT_OPENED } from '../policy-rules';
import { PROTOCOL } from '../services';
import { ALL_DAY } from './day';
import type { Incident, Scene } from './incident';

/** What the records of the interface say of one direction. */
export type Seen = 'ACCEPT' | 'REJECT' | 'none' | 'changes';

export interface VerdictCase {
  name: string;
  /** The interface whose records are read: the address of one end. */
  at: string;
  exchange: Exchange;
  request: Seen;
  answer: Seen;
}

const CLIENT = hostAt('ap-shanghai', 'office', 77);
const own = (app: Parameters<typeof hostAt>[1], host: number): string => hostAt('ap-guangzhou', app, host);

const VOLUMES = { request: { bytes: 520, packets: 5 }, answer: { bytes: 1480, packets: 5 } };

function tcp(source: string, destination: string, destinationPort: number, rest: Partial<Exchange> = {}): Exchange {
  const sourcePort = 50_000 + (destinationPort % 1000);
  return { source, destination, protocol: PROTOCOL.tcp, sourcePort, destinationPort, ...VOLUMES, ...rest };
}

const PING: Exchange = {
  source: CLIENT,
  destination: own('backup', 10),
  protocol: PROTOCOL.icmp,
  sourcePort: 77,
  destinationPort: 0,
  request: { bytes: 420, packets: 5 },
  answer: { bytes: 420, packets: 5 },
};

const at = (name: string, inside: string, exchange: Exchange, request: Seen, answer: Seen): VerdictCase => ({
  name,
  at: inside,
  exchange,
  request,
  answer,
});

const ADMIN_CONNECTION = tcp(own('queue', 11), CLIENT, 22);

export const VERDICT_CASES: readonly VerdictCase[] = [
  at('passes', own('web', 11), tcp(CLIENT, own('web', 11), 443), 'ACCEPT', 'ACCEPT'),
  at('outbound ACL drops the answer', own('backup', 10), PING, 'ACCEPT', 'REJECT'),
  at('refused on the way in', own('db', 10), tcp(CLIENT, own('db', 10), 22), 'REJECT', 'none'),
  at('no answer', own('db', 11), tcp(CLIENT, own('db', 11), 3306, { answer: null }), 'ACCEPT', 'none'),
  at(
    'inbound ACL drops the answer',
    own('backup', 11),
    tcp(own('backup', 11), '198.51.100.20', 443),
    'ACCEPT',
    'REJECT',
  ),
  at('refused on the way out', own('db', 12), tcp(own('db', 12), '198.51.100.30', 443), 'REJECT', 'none'),
  // Read without ports, the next two look like an ACL that drops answers.
  at('two services: one open', own('queue', 11), tcp(CLIENT, own('queue', 11), 9092), 'ACCEPT', 'ACCEPT'),
  at('two services: one refused', own('queue', 11), ADMIN_CONNECTION, 'REJECT', 'none'),
  at('rule changed', own('queue', 12), tcp(CLIENT, own('queue', 12), PORT_OPENED.port), 'changes', 'changes'),
];

/** Ends between which nothing is sent at all: the way there is missing. */
export const NEVER_SENT = { source: CLIENT, destination: own('queue', 10), destinationPort: 9092 };

/** Twice in every window of five minutes. */
const isDue = ({ epochMinute }: Scene): boolean => epochMinute % 5 === 1 || epochMinute % 5 === 3;

export const verdicts: Incident<'verdicts'> = {
  name: 'verdicts',
  counts: 'flows',
  hours: ALL_DAY,
  who: {},
  act: (scene) => {
    if (isDue(scene)) {
      VERDICT_CASES.forEach(({ exchange }) => addExchange(scene, exchange));
    }
  },
};
