import { FIELDS, type LogicalField } from './fields';

/** A record as CLS or a file delivers it: under any spelling of its keys, values mostly texts. */
export type FlowRecord = Readonly<Record<string, unknown>>;

/** Fields of which the documents print a missing value also as `-1`. */
const NEVER_NEGATIVE: ReadonlySet<LogicalField> = new Set(['packets', 'bytes', 'srcport', 'dstport', 'protocol']);

/**
 * The one rule for a value that a record does not have. The documents write `-`; files and indexes also leave it empty
 * or out; counters, ports and protocols of an empty capture window may be -1, so below 0 they are missing too.
 */
export function isMissing(field: LogicalField, value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === '-' ||
    (isNegative(value) && NEVER_NEGATIVE.has(field))
  );
}

function isNegative(value: unknown): boolean {
  return typeof value === 'string'
    ? value.startsWith('-') && Number(value) < 0
    : typeof value !== 'object' && Number(value) < 0;
}

/**
 * The text of a field, as delivered, under whichever spelling the record has it; undefined where it is missing.
 *
 *     fieldValue({ 'ccnid': 'ccn-1' }, 'ccn')   ->  'ccn-1'
 *     fieldValue({ 'bytes': -1 }, 'bytes')      ->  undefined
 */
export function fieldValue(record: FlowRecord, field: LogicalField): string | undefined {
  const spelling = FIELDS[field].spellings.find((key) => !isMissing(field, record[key]));
  return spelling === undefined ? undefined : String(record[spelling]);
}
