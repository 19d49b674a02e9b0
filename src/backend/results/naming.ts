/** Names for what records hold. Given after aggregation: keys and filters keep the values themselves. */
import {
  FIELDS,
  type FindName,
  type LogicalField,
  portName,
  portNames,
  protocolNumber,
  regionName,
  serviceLabel,
} from '#flowlog';
import type { FlowQuery, Locale, Source } from '#query';

/** Whose names are used, in which language. */
export interface Naming {
  locale?: Locale;
  find: FindName;
  /** The settings name any address at all: then tables have columns for names. */
  hasNames: boolean;
  /** The CCN of every record asked for, where the question leaves only one. */
  ccn?: string;
}

export const NO_NAMES: Naming = { find: () => undefined, hasNames: false };

/** The value of a record's field; undefined or `-` where it has none. */
export type ValueOf = (field: LogicalField) => string | undefined;

export function namingOf(
  query: FlowQuery,
  sources: readonly Source[],
  names: Pick<Naming, 'find' | 'hasNames'>,
): Naming {
  const ccn = onlyCcn(query, sources);
  return { ...names, ...(query.locale ? { locale: query.locale } : {}), ...(ccn ? { ccn } : {}) };
}

function onlyCcn({ filters }: FlowQuery, sources: readonly Source[]): string | undefined {
  const asked = filters.find(({ field, operator }) => field === 'ccn' && operator === 'is')?.values;
  const ccns = new Set<string | undefined>(asked ?? sources.map(({ ccn }) => ccn));
  const [first] = ccns;
  return ccns.size === 1 ? first : undefined;
}

/** What people call a field's value: an address, a region or a port that has a name. */
export function nameOf(naming: Naming, field: LogicalField, valueOf: ValueOf): string | undefined {
  const value = valueOf(field) ?? '';
  switch (FIELDS[field].kind) {
    case 'address':
      return naming.find(value, valueOf('ccn') ?? naming.ccn);
    case 'region':
      return regionName(value, naming.locale);
    case 'port': {
      const protocol = valueOf('protocol');
      const port = portOf(value);
      return port === undefined ? undefined : protocol === undefined ? portNames(port) : nameOfPort(protocol, port);
    }
    default:
      return undefined;
  }
}

function nameOfPort(protocol: string, port: number): string | undefined {
  const number = protocolNumber(protocol);
  return number === undefined ? undefined : portName(number, port);
}

/** What a flow is for, as `HTTPS` or `HTTPS reply`; undefined without a protocol. */
export function serviceOf(valueOf: ValueOf): string | undefined {
  const protocol = protocolNumber(valueOf('protocol') ?? '');
  return protocol === undefined
    ? undefined
    : serviceLabel(protocol, portOf(valueOf('dstport')), portOf(valueOf('srcport')));
}

/** Whether tables show a column of names beside this field. */
export function hasNameColumn(naming: Naming, field: LogicalField): boolean {
  const { kind } = FIELDS[field];
  return kind === 'region' || (kind === 'address' && naming.hasNames);
}

/** `10.1.2.3 (db-primary)`; the value alone where it has no name. */
export function withName(value: string, name: string | undefined): string {
  return name === undefined ? value : `${value} (${name})`;
}

function portOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
