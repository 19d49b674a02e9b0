/**
 * ICMP in interface records. By the later documents `srcport` holds the identifier and `dstport` type * 256 + code; the
 * older samples print 0 and 0. A topic is of the later kind where any of its ICMP records has a `dstport` above 0.
 */
const ICMP = 1;
const ICMPV6 = 58;

export interface IcmpMessage {
  type: number;
  code: number;
  /** In English, as the standards call it; absent for a message without a usual name. */
  name?: string;
  /** Half of a question and answer that belong together, such as a ping. */
  role?: 'request' | 'reply';
}

type Names = Readonly<Record<number, string | Readonly<Record<number, string>>>>;

const NAMES: Readonly<Record<number, Names>> = {
  [ICMP]: {
    0: 'echo reply',
    3: {
      0: 'network unreachable',
      1: 'host unreachable',
      2: 'protocol unreachable',
      3: 'port unreachable',
      4: 'fragmentation needed',
      9: 'network administratively prohibited',
      10: 'host administratively prohibited',
      13: 'communication administratively prohibited',
    },
    5: 'redirect',
    8: 'echo request',
    11: { 0: 'TTL exceeded', 1: 'fragment reassembly time exceeded' },
    12: 'parameter problem',
    13: 'timestamp request',
    14: 'timestamp reply',
  },
  [ICMPV6]: {
    1: {
      0: 'no route to destination',
      1: 'administratively prohibited',
      3: 'address unreachable',
      4: 'port unreachable',
    },
    2: 'packet too big',
    3: { 0: 'hop limit exceeded', 1: 'fragment reassembly time exceeded' },
    4: 'parameter problem',
    128: 'echo request',
    129: 'echo reply',
    133: 'router solicitation',
    134: 'router advertisement',
    135: 'neighbour solicitation',
    136: 'neighbour advertisement',
  },
};

export function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMPV6;
}

/** The message a record of a topic of the later kind tells of; undefined where both ports are 0 or missing. */
export function decodeIcmp(protocol: number, srcport = 0, dstport = 0): IcmpMessage | undefined {
  const names = NAMES[protocol];
  if (names === undefined || (srcport <= 0 && dstport <= 0) || dstport < 0) {
    return undefined;
  }
  const [type, code] = [Math.floor(dstport / 256), dstport % 256];
  const entry = names[type];
  const name = typeof entry === 'string' ? entry : entry?.[code];
  const role = /echo|timestamp/.exec(name ?? '') ? (name!.endsWith('request') ? 'request' : 'reply') : undefined;
  return { type, code, ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }) };
}

/** `echo request`, or `type 40 code 1`. */
export function icmpWords({ type, code, name }: IcmpMessage): string {
  return name ?? `type ${type} code ${code}`;
}
