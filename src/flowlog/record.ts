import { FIELDS, type LogFormat, type LogicalField } from './fields';

/** A record as CLS or a file delivers it: under any spelling of its keys, values mostly texts. */
export type FlowRecord = Readonly<Record<string, unknown>>;

/** What makes two records one flow. An ENI record belongs to one interface. */
export const FLOW_IDENTITY: Readonly<Record<LogFormat, readonly LogicalField[]>> = {
  ccn: ['srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol', 'srcregion', 'dstregion'],
  eni: ['interface', 'srcaddr', 'srcport', 'dstaddr', 'dstport', 'protocol'],
};

/** The documents write `-` for what a record does not have; files and indexes also leave it empty or out. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === '-';
}

/** A number, or undefined where it is missing or no number. */
export function readNumber(value: unknown): number | undefined {
  if (isMissing(value)) {
    return undefined;
  }
  const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Packets or bytes. NODATA prints them as `-` or as -1, so whatever is below 0 is missing. */
export function readCounter(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 ? number : undefined;
}

/**
 * The text of a field under whichever spelling the record has it; undefined where it is missing.
 *
 *     fieldValue({ 'ccnid': 'ccn-1' }, 'ccn')   ->  'ccn-1'
 *     fieldValue({ 'bytes': -1 }, 'bytes')      ->  undefined
 */
export function fieldValue(record: FlowRecord, field: LogicalField): string | undefined {
  for (const spelling of FIELDS[field].spellings) {
    const value = record[spelling];
    if (!isMissing(value)) {
      const isCounter = field === 'packets' || field === 'bytes';
      return isCounter && readCounter(value) === undefined ? undefined : String(value);
    }
  }
  return undefined;
}

/** One text per flow; a missing part is `-`, so that no flow is lost for lack of a port. */
export function flowIdentity(record: FlowRecord, format: LogFormat): string {
  return FLOW_IDENTITY[format].map((field) => fieldValue(record, field) ?? '-').join(' ');
}
