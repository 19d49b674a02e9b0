import { type Said } from '#wording';
import { detectFormat, fieldValue, type FlowRecord, type LogFormat, parseTextLine, readRecord } from '#flowlog';
import type { Filter, FilterField } from './model';
import { type PastedPart, partsOf } from './pasted-parts';

/** What a pasted text says about a flow. */
export interface Pasted {
  /** The flow log it belongs to, where the text tells. */
  log?: LogFormat;
  filters: Filter[];
  /** Words that were not understood and play no part. */
  leftOut: string[];
}

/** `reason`: what is wrong with a text that almost is a record; absent where nothing was recognised. */
export type PastedReading = Pasted | { reason?: Said };

/**
 * Reads what a person has at hand: an address, a network, a port of an address, two ends, a five-tuple, a record as a
 * line or as JSON, a log line of `key=value` words, two regions, the id of a CCN or of an interface.
 *
 *     10.0.0.1:5000 > 10.0.0.2:443 tcp  ->  srcaddr, srcport, dstaddr, dstport, protocol
 *     10.0.0.1 10.0.0.2                 ->  both addresses, either side
 */
export function readPasted(text: string): PastedReading {
  const line = text.trim();
  const record = readWhole(line);
  if (record !== undefined && 'record' in record) {
    return { log: record.format, filters: identityOf(record.record), leftOut: [] };
  }
  const keyed = readKeyed(line);
  if (keyed !== undefined) {
    return keyed;
  }
  const reading = readParts(partsOf(line));
  return reading ?? (record === undefined ? {} : { reason: record.reason });
}

/** A record, or why what has the size of one is none. */
function readWhole(line: string) {
  const json = readJson(line);
  if (json !== undefined) {
    const [only, ...more] = Object.values(json);
    return more.length === 0 && typeof only === 'string' ? parseTextLine(only) : readRecord(json);
  }
  return [14, 16].includes(line.split(/\s+/).length) ? parseTextLine(line) : undefined;
}

function readJson(text: string): FlowRecord | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as FlowRecord) : undefined;
  } catch {
    return undefined;
  }
}

const IDENTITY = ['interface', 'ccn', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'] as const;

/** The flow a record is of: its five-tuple and where it was seen, not its time and volume. */
function identityOf(record: FlowRecord): Filter[] {
  const [from, to] = [fieldValue(record, 'srcregion'), fieldValue(record, 'dstregion')];
  const fields = IDENTITY.flatMap((field) => {
    const value = fieldValue(record, field);
    return value === undefined ? [] : [is(field, value)];
  });
  return from === undefined || to === undefined ? fields : [is('pair', `${from}>${to}`), ...fields];
}

/** Names that firewalls and conntrack have for the members of a five-tuple. */
const KEYS: readonly (readonly [FilterField, RegExp])[] = [
  ['srcaddr', /^(?:src|srcaddr|src_?ip|saddr|source|source_?ip)$/i],
  ['srcport', /^(?:sport|srcport|src_?port|spt|source_?port)$/i],
  ['dstaddr', /^(?:dst|dstaddr|dst_?ip|daddr|dest|destination|destination_?ip)$/i],
  ['dstport', /^(?:dport|dstport|dst_?port|dpt|destination_?port)$/i],
  ['protocol', /^(?:proto|protocol)$/i],
];

/** `SRC=10.0.0.1 DST=10.0.0.2 PROTO=TCP DPT=443`; of a key that stands twice the first, as conntrack prints it. */
function readKeyed(line: string): Pasted | undefined {
  const found = new Map<FilterField, string>();
  for (const [, key = '', value = ''] of line.matchAll(/"?([A-Za-z_]+)"?\s*[=:]\s*"?([^\s",;{}]+)/g)) {
    const field = KEYS.find(([, names]) => names.test(key))?.[0];
    const part = partsOf(value)[0];
    const text = field === undefined || part === undefined ? undefined : valueOf(field, part);
    if (field !== undefined && text !== undefined && !found.has(field)) {
      found.set(field, text);
    }
  }
  const filters = [...found].map(([field, value]) => is(field, value));
  const log = detectFormat([...line.matchAll(/[\w-]+/g)].map(([word]) => word));
  const hasEnd = found.has('srcaddr') || found.has('dstaddr');
  return hasEnd ? { filters, leftOut: [], ...(log === undefined ? {} : { log }) } : undefined;
}

function valueOf(field: FilterField, part: PastedPart): string | undefined {
  switch (part.is) {
    case 'end':
      return field.endsWith('addr') ? part.address : undefined;
    case 'number':
      return field.endsWith('port') || (field === 'protocol' && Number(part.text) <= 255) ? part.text : undefined;
    case 'protocol':
      return field === 'protocol' ? part.number : undefined;
    default:
      return undefined;
  }
}

type End = Extract<PastedPart, { is: 'end' | 'network' }>;

function readParts(parts: readonly PastedPart[]): PastedReading | undefined {
  const ends = parts.filter((part): part is End => part.is === 'end' || part.is === 'network');
  const named = namedFilters(parts);
  const unknown = parts.flatMap((part) => (part.is === 'unknown' ? [part.text] : []));
  if (ends.length > 2 || (ends.length === 0 && named.filters.length === 0)) {
    return undefined;
  }
  // Among words nobody understands, a number may be anything.
  const numbers = parts.flatMap((part) => (part.is === 'number' ? [part.text] : []));
  const read = unknown.length === 0 ? assignNumbers(parts) : { ports: [], used: 0 };
  const protocol = parts.find((part) => part.is === 'protocol')?.number ?? read.protocol;
  const isDirected = parts.some(({ is: kind }) => kind === 'arrow') || read.ports.filter(Boolean).length === 2;
  const filters = [
    ...named.filters,
    ...endFilters(ends, read.ports, isDirected && ends.length === 2),
    ...(protocol === undefined || ends.length === 0 ? [] : [is('protocol', protocol)]),
  ];
  return { ...named.log, filters, leftOut: [...unknown, ...numbers.slice(read.used)] };
}

function endFilters(ends: readonly End[], ports: readonly (string | undefined)[], isDirected: boolean): Filter[] {
  return ends.flatMap((end, index) => {
    const side = index === 0 ? 'src' : 'dst';
    const address = isDirected ? (`${side}addr` as const) : 'address';
    const port = end.is === 'end' ? (end.port ?? ports[index]) : ports[index];
    return [
      end.is === 'network'
        ? { field: address, operator: 'inNetwork' as const, values: [end.network] }
        : is(address, end.address),
      ...(port === undefined ? [] : [is(isDirected ? `${side}port` : 'port', port)]),
    ];
  });
}

interface Assigned {
  ports: (string | undefined)[];
  protocol?: string;
  /** How many of the numbers have found a place. */
  used: number;
}

/** Which number is whose port, and which the protocol, by the order in which they stand: `e` end, `n` number. */
function assignNumbers(parts: readonly PastedPart[]): Assigned {
  const ends = parts.filter((part): part is End => part.is === 'end' || part.is === 'network');
  const own = ends.map((end) => (end.is === 'end' ? end.port : undefined));
  const numbers = parts.flatMap((part) => (part.is === 'number' ? [part.text] : []));
  const shape = parts
    .map(({ is: kind }) => (kind === 'number' ? 'n' : 'end network'.includes(kind) ? 'e' : ''))
    .join('');
  const [first, second, third] = numbers;
  const order: Readonly<Record<string, Assigned>> = {
    en: { ports: [first], used: 1 },
    een: { ports: [undefined, first], used: 1 },
    ene: { ports: [first, undefined], used: 1 },
    enen: { ports: [first, second], used: 2 },
    enenn: { ports: [first, second], protocol: third!, used: 3 },
    nenen: { ports: [second, third], protocol: first!, used: 3 },
    eenn: { ports: [first, second], used: 2 },
    eennn: { ports: [first, second], protocol: third!, used: 3 },
  };
  if (own.some((port) => port !== undefined)) {
    const isProtocol = numbers.length === 1 && Number(first) <= 255 && own.every((port) => port !== undefined);
    return isProtocol ? { ports: own, protocol: first!, used: 1 } : { ports: own, used: 0 };
  }
  return order[shape] ?? { ports: [], used: 0 };
}

/** Regions, CCNs and interfaces by their names. */
function namedFilters(parts: readonly PastedPart[]): { filters: Filter[]; log: Pick<Pasted, 'log'> } {
  const regions = parts.flatMap((part) => (part.is === 'region' ? [part.id] : []));
  const ids = parts.flatMap((part) => (part.is === 'ccn' || part.is === 'interface' ? [is(part.is, part.id)] : []));
  const isDirected = parts.some(({ is: kind }) => kind === 'arrow');
  const pair: Filter[] =
    regions.length === 1
      ? [is('region', regions[0]!)]
      : regions.length === 2
        ? [{ field: 'pair', operator: isDirected ? 'is' : 'eitherWay', values: [regions.join('>')] }]
        : [];
  const isEni = ids.some(({ field }) => field === 'interface');
  const isCcn = pair.length > 0 || ids.some(({ field }) => field === 'ccn');
  return { filters: [...pair, ...ids], log: isEni === isCcn ? {} : { log: isEni ? 'eni' : 'ccn' } };
}

function is(field: FilterField, value: string): Filter {
  return { field, operator: 'is', values: [value] };
}
