/** IP addresses and networks. Records and queries hold them as texts; numbers are for reckoning only. */
export interface Address {
  family: 4 | 6;
  value: bigint;
}

/** A CIDR block; `first` is its lowest address. */
export interface Network {
  family: 4 | 6;
  first: bigint;
  prefixLength: number;
}

const BITS = { 4: 32, 6: 128 } as const;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const LENGTH = /^(?:0|[1-9]\d{0,2})$/;
/** The last two groups of an IPv6 address may be written as IPv4. */
const TAIL_IPV4 = /(?<=:)[^:]*\.[^:]*$/;
const GROUP = /^[0-9a-f]{1,4}$/i;

/**
 * The usual form of an address: IPv4 dotted, IPv6 lower case with its longest run of zeros as `::` (RFC 5952).
 * Undefined for anything else; leading zeros in IPv4 are refused, for some read them as octal.
 */
export function normalizeAddress(text: string): string | undefined {
  if (IPV4.test(text)) {
    return text;
  }
  const groups = parseIPv6(text);
  return groups && printIPv6(groups);
}

export function isAddress(text: string): boolean {
  return IPV4.test(text) || parseIPv6(text) !== undefined;
}

export function parseAddress(text: string): Address | undefined {
  if (IPV4.test(text)) {
    return { family: 4, value: BigInt(readIPv4(text)) };
  }
  const groups = parseIPv6(text);
  return groups && { family: 6, value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n) };
}

/** `10.1.2.3/16` -> the network 10.1.0.0/16; an address alone is a network of one. */
export function parseCidr(text: string): Network | undefined {
  const [addressText, lengthText, ...rest] = text.split('/');
  const address = parseAddress(addressText!);
  if (!address || rest.length > 0) {
    return undefined;
  }
  const bits = BITS[address.family];
  const prefixLength = lengthText === undefined ? bits : LENGTH.test(lengthText) ? Number(lengthText) : Infinity;
  if (prefixLength > bits) {
    return undefined;
  }
  const hostBits = BigInt(bits - prefixLength);
  return { family: address.family, first: (address.value >> hostBits) << hostBits, prefixLength };
}

/** One above the highest address. */
export function networkEnd({ family, first, prefixLength }: Network): bigint {
  return first + (1n << BigInt(BITS[family] - prefixLength));
}

/** A network as people write it: `10.1.0.0/16`, an address without its length. */
export function printNetwork({ family, first, prefixLength }: Network): string {
  const address = printAddress({ family, value: first });
  return prefixLength === BITS[family] ? address : `${address}/${prefixLength}`;
}

/**
 * Whether `text` is an address inside the network; false for `-` and other texts that are no address. A network that
 * is none contains nothing.
 */
export function contains(network: string, text: string): boolean {
  const block = parseCidr(network);
  const address = parseAddress(text);
  if (!block || address?.family !== block.family) {
    return false;
  }
  const hostBits = BigInt(BITS[block.family] - block.prefixLength);
  return address.value >> hostBits === block.first >> hostBits;
}

/** Texts that every address of a network begins with. */
export interface CoveringPrefixes {
  /** `10.1.` for a prefix, `10.1.2.3` for an address as a whole, an empty text where nothing narrows it down. */
  prefixes: string[];
  /** Whether no address outside the network fits. */
  exact: boolean;
}

/**
 * How a network looks to a search that knows only text prefixes, in at most `max` of them.
 *
 *     10.1.0.0/16    ->  10.1.               exact
 *     10.0.0.0/12    ->  10.0. ... 10.15.    exact
 *     10.1.2.0/25    ->  10.1.2.             not exact
 *     2001:db8::/32  ->  2001:db8:           exact for addresses in their usual form
 *
 * Throws `RangeError` for a text that is no network.
 */
export function coveringPrefixes(network: string, max: number): CoveringPrefixes {
  const block = parseCidr(network);
  if (!block) {
    throw new RangeError(`${JSON.stringify(network)} is not a network`);
  }
  if (block.prefixLength === BITS[block.family]) {
    const whole = printAddress({ family: block.family, value: block.first });
    // `1::` as a whole looks like a prefix; the caller who takes it for one must filter once more.
    return { prefixes: [whole], exact: !whole.endsWith(':') };
  }
  return block.family === 4 ? coverIPv4(block, max) : coverIPv6(block);
}

function coverIPv4({ first, prefixLength }: Network, max: number): CoveringPrefixes {
  const octets = octetsOf(first);
  const count = 2 ** ((8 - (prefixLength % 8)) % 8);
  if (prefixLength === 0 || count > max) {
    return { prefixes: [printPrefix(octets.slice(0, Math.floor(prefixLength / 8)))], exact: false };
  }
  const kept = octets.slice(0, Math.ceil(prefixLength / 8));
  const last = kept.pop()!;
  const prefixes = Array.from({ length: count }, (_, step) => printPrefix([...kept, last + step]));
  return { prefixes, exact: true };
}

/** Groups up to the first zero: from there on `::` may stand in their place. */
function coverIPv6({ first, prefixLength }: Network): CoveringPrefixes {
  const groups = groupsOf(first).slice(0, Math.floor(prefixLength / 16));
  const zero = groups.indexOf(0);
  const kept = zero === -1 ? groups : groups.slice(0, zero);
  return {
    prefixes: [kept.map((group) => `${group.toString(16)}:`).join('')],
    exact: kept.length > 0 && kept.length * 16 === prefixLength,
  };
}

export function printAddress({ family, value }: Address): string {
  return family === 4 ? octetsOf(value).join('.') : printIPv6(groupsOf(value));
}

function printPrefix(octets: readonly number[]): string {
  return octets.map((octet, index) => (index < 3 ? `${octet}.` : octet)).join('');
}

function octetsOf(value: bigint): number[] {
  return [24n, 16n, 8n, 0n].map((shift) => Number((value >> shift) & 0xffn));
}

/** The number of a text that is IPv4. */
function readIPv4(text: string): number {
  return text.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}

/** The eight groups of an address. */
function parseIPv6(text: string): number[] | undefined {
  const halves = (text.includes('.') ? text.replace(TAIL_IPV4, writeAsGroups) : text).split('::');
  const [head, tail] = halves.map(parseGroups);
  if (halves.length > 2 || !head || (halves.length === 2 && !tail)) {
    return undefined;
  }
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) {
    return undefined;
  }
  return [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
}

/** `10.1.2.3` -> `a01:203`; other texts stay, to be refused as groups. */
function writeAsGroups(text: string): string {
  if (!IPV4.test(text)) {
    return text;
  }
  const value = readIPv4(text);
  return `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
}

function parseGroups(text: string): number[] | undefined {
  const parts = text === '' ? [] : text.split(':');
  return parts.every((part) => GROUP.test(part)) ? parts.map((part) => parseInt(part, 16)) : undefined;
}

function groupsOf(value: bigint): number[] {
  return Array.from({ length: 8 }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 0xffffn));
}

function printIPv6(groups: readonly number[]): string {
  const { from, length } = longestZeros(groups);
  const print = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  return length < 2 ? print(groups) : `${print(groups.slice(0, from))}::${print(groups.slice(from + length))}`;
}

/** The first of the longest runs of zero groups. */
function longestZeros(groups: readonly number[]): { from: number; length: number } {
  let longest = { from: 0, length: 0 };
  let from = 0;
  groups.forEach((group, index) => {
    if (group !== 0) {
      from = index + 1;
    } else if (index + 1 - from > longest.length) {
      longest = { from, length: index + 1 - from };
    }
  });
  return longest;
}

/**
 * What the usual spellings of a network's addresses begin with, exactly; undefined where a text prefix cannot tell them
 * apart from others: lengths between two groups, and zero groups that `::` may hide at different places.
 *
 *     2001:db8::/32    ->  2001:db8:
 *     2001:db8::/48    ->  2001:db8:0:  and  2001:db8::
 */
export function ipv6Prefixes(network: string): string[] | undefined {
  const block = parseCidr(network);
  if (block?.family !== 6 || block.prefixLength % 16 !== 0) {
    return undefined;
  }
  const groups = groupsOf(block.first)
    .slice(0, block.prefixLength / 16)
    .map((group) => group.toString(16));
  const isNotZero = (group: string) => group !== '0';
  const core = groups.slice(0, groups.length - [...groups].reverse().findIndex(isNotZero));
  if (!groups.some(isNotZero)) {
    return groups.length === 0 ? [''] : undefined;
  }
  if (core.some((group, index) => group === '0' && core[index + 1] === '0')) {
    return undefined;
  }
  const begin = core.map((group) => `${group}:`).join('');
  const zeros = groups.length - core.length;
  return zeros === 0 ? [begin] : [`${begin}${'0:'.repeat(zeros)}`, `${begin}:`];
}
