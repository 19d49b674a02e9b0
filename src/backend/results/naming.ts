/** Names for what records hold. Given after aggregation: keys and filters keep the values themselves. */
import type { Locale } from '#wording';
import {
  FIELDS,
  fieldValue,
  type FindName,
  type FlowRecord,
  portName,
  portNames,
  protocolNumber,
  regionName,
  serviceLabel,
} from '#flowlog';
import { type FlowQuery, isPublicPart, type KeyField, type Source } from '#query';

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

/** A part of a record's or a key's identity; undefined or `-` where it has none. */
export type ValueOf = (field: KeyField) => string | undefined;

export function valuesOfRecord(record: FlowRecord): ValueOf {
  return (field) => (isPublicPart(field) || field === 'servicePort' ? undefined : fieldValue(record, field));
}

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

/** What people call a value: an address, a region or a port that has a name. */
export function nameOf(naming: Naming, field: KeyField, valueOf: ValueOf): string | undefined {
  const value = valueOf(field) ?? '';
  switch (kindOf(field)) {
    case 'address':
      return naming.find(value, valueOf('ccn') ?? naming.ccn);
    case 'region':
      return regionName(value, naming.locale);
    case 'port':
      return nameOfPort(valueOf('protocol'), portOf(value));
    default:
      return undefined;
  }
}

function nameOfPort(protocol: string | undefined, port: number | undefined): string | undefined {
  const number = protocol === undefined ? undefined : protocolNumber(protocol);
  if (port === undefined || (protocol !== undefined && number === undefined)) {
    return undefined;
  }
  return number === undefined ? portNames(port) : portName(number, port);
}

/** What a flow is for, as `HTTPS` or `HTTPS reply`; undefined without a protocol. */
export function serviceOf(valueOf: ValueOf): string | undefined {
  const protocol = protocolNumber(valueOf('protocol') ?? '');
  if (protocol === undefined) {
    return undefined;
  }
  const served = valueOf('servicePort');
  if (served === undefined) {
    return serviceLabel(protocol, portOf(valueOf('dstport')), portOf(valueOf('srcport')));
  }
  const [port, reply] = served.split('/');
  const label = serviceLabel(protocol, served === 'ephemeral' ? MAX_PORT : portOf(port));
  return reply === undefined ? label : `${label} ${reply}`;
}

const MAX_PORT = 65535;

/** Whether tables show a column of names beside this part. */
export function hasNameColumn(naming: Naming, field: KeyField): boolean {
  const kind = kindOf(field);
  return kind === 'region' || (kind === 'address' && naming.hasNames);
}

/** `10.1.2.3 (db-primary)`; the value alone where it has no name. */
export function withName(value: string, name: string | undefined): string {
  return name === undefined ? value : `${value} (${name})`;
}

function kindOf(field: KeyField) {
  if (field === 'servicePort') {
    return 'port' as const;
  }
  return isPublicPart(field) ? ('place' as const) : FIELDS[field].kind;
}

/** The number before `/reply`, too. */
function portOf(text: string | undefined): number | undefined {
  const digits = /^(\d{1,5})(\/reply)?$/.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
