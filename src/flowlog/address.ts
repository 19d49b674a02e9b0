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
  const address = parseAddress(text);
  return address && printAddress(address);
}

export function isAddress(text: string): boolean {
  return IPV4.test(text) || parseIPv6(text) !== undefined;
}

export function parseAddress(text: string): Address | undefined {
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? parseIPv6(text) : parseIPv4(text);
  return value === undefined ? undefined : { family, value };
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

/** `10.1.2.3/16` -> `10.1.0.0/16`; undefined for a text that is no network. */
export function normalizeCidr(text: string): string | undefined {
  const block = parseCidr(text);
  return block && `${printAddress({ family: block.family, value: block.first })}/${block.prefixLength}`;
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
  const zero = groups.indexOf('0');
  const kept = zero === -1 ? groups : groups.slice(0, zero);
  return {
    prefixes: [kept.map((group) => `${group}:`).join('')],
    exact: kept.length > 0 && kept.length * 16 === prefixLength,
  };
}

export function printAddress({ family, value }: Address): string {
  return family === 4 ? octetsOf(value).join('.') : printIPv6(value);
}

function printPrefix(octets: readonly number[]): string {
  return octets.map((octet, index) => (index < 3 ? `${octet}.` : octet)).join('');
}

function octetsOf(value: bigint): number[] {
  return [24n, 16n, 8n, 0n].map((shift) => Number((value >> shift) & 0xffn));
}

function parseIPv4(text: string): bigint | undefined {
  return IPV4.test(text) ? BigInt(text.split('.').reduce((value, part) => value * 256 + Number(part), 0)) : undefined;
}

function parseIPv6(text: string): bigint | undefined {
  const halves = text.replace(TAIL_IPV4, writeAsGroups).split('::');
  const [head, tail] = halves.map(parseGroups);
  if (halves.length > 2 || !head || (halves.length === 2 && !tail)) {
    return undefined;
  }
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) {
    return undefined;
  }
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** `10.1.2.3` -> `a01:203`; other texts stay, to be refused as groups. */
function writeAsGroups(text: string): string {
  const value = parseIPv4(text);
  return value === undefined ? text : `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function parseGroups(text: string): bigint[] | undefined {
  const parts = text === '' ? [] : text.split(':');
  return parts.every((part) => GROUP.test(part)) ? parts.map((part) => BigInt(`0x${part}`)) : undefined;
}

function groupsOf(value: bigint): string[] {
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
}

function printIPv6(value: bigint): string {
  const text = groupsOf(value).join(':');
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') {
    return text;
  }
  const at = text.search(new RegExp(`\\b${longest}\\b`));
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`;
}
