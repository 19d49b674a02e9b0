import { type Said, say } from '#wording';
import { normalizeAddress } from './address';
import { checkField, REQUIRED } from './check-field';
import { FIELDS, type LogFormat, LOGICAL_FIELDS, type LogicalField, TEXT_ORDER } from './fields';
import { detectFormat } from './format';
import { type FlowRecord, isMissing } from './record';

/** A record under the keys of `TEXT_KEYS`, values as delivered but IPv6 addresses in canonical
 * form, for search compares texts; or the reason why there is none, for people. */
export type RecordReading = { format: LogFormat; record: Record<string, string> } | { reason: Said };

/** Keys in the order of the text form, spelt as the service's documents print that form. */
export const TEXT_KEYS: Readonly<Record<LogFormat, readonly string[]>> = {
  ccn: TEXT_ORDER.ccn.map(textKey),
  eni: TEXT_ORDER.eni.map(textKey),
};

function textKey(field: LogicalField): string {
  return field === 'ccn' ? 'ccnid' : FIELDS[field].spellings[0]!;
}

/** Reads a space-separated line: 16 fields are a CCN record, 14 an ENI record. */
export function parseTextLine(line: string): RecordReading {
  const values = line.trim().split(/\s+/);
  const format = values.length === 16 ? 'ccn' : values.length === 14 ? 'eni' : undefined;
  if (!format) {
    return {
      reason:
        values[0] === ''
          ? say('an empty line; a CCN record has 16, an ENI record 14')
          : say('{{number}} fields; a CCN record has 16, an ENI record 14', { number: values.length }),
    };
  }
  return checkRecord(format, (index) => values[index]);
}

/** Reads a record that has keys already, in any spelling; other keys are left out. */
export function readRecord(source: FlowRecord): RecordReading {
  const format = detectFormat(Object.keys(source));
  if (!format) {
    return { reason: say('neither a CCN record (region-id, srcregionid ...) nor an ENI record (interface-id ...)') };
  }
  const fields = TEXT_ORDER[format];
  const nested = fields.find((field) => typeof deliveredValue(source, field) === 'object');
  if (nested) {
    return { reason: say('{{field}} is not a single value', { field: TEXT_KEYS[format][fields.indexOf(nested)]! }) };
  }
  return checkRecord(format, (index) => {
    const value = deliveredValue(source, fields[index]!);
    return value === undefined ? undefined : String(value).trim();
  });
}

/** What no record with these keys can do without, in the usual spelling: `['start', 'interface-id or region-id']`. */
export function missingKeys(keys: readonly string[]): string[] {
  const has = (field: LogicalField): boolean => FIELDS[field].spellings.some((spelling) => keys.includes(spelling));
  const missing = [...REQUIRED].filter((field) => !has(field)).map(textKey);
  const isTold = LOGICAL_FIELDS.some((field) => FIELDS[field].formats.length === 1 && has(field));
  return isTold ? missing : [...missing, 'interface-id or region-id'];
}

/** The first spelling with a value; else what stands for none, as delivered; undefined where the key is absent or null. */
function deliveredValue(source: FlowRecord, field: LogicalField): unknown {
  const values = FIELDS[field].spellings.map((spelling) => source[spelling] ?? undefined);
  return values.find((value) => !isMissing(field, value)) ?? values.find((value) => value !== undefined);
}

/** IPv4 has one form only, and most addresses are IPv4. */
function canonical(field: LogicalField, text: string): string {
  return text.includes(':') && FIELDS[field].kind === 'address' ? (normalizeAddress(text) ?? text) : text;
}

function checkRecord(format: LogFormat, valueAt: (index: number) => string | undefined): RecordReading {
  const fields = TEXT_ORDER[format];
  const keys = TEXT_KEYS[format];
  const record: Record<string, string> = {};
  for (let index = 0; index < fields.length; index += 1) {
    const value = valueAt(index);
    const reason = checkField(fields[index]!, keys[index]!, value);
    if (reason !== undefined) {
      return { reason };
    }
    if (value !== undefined) {
      record[keys[index]!] = canonical(fields[index]!, value);
    }
  }
  return Number(record['start']) > Number(record['end'])
    ? { reason: say('start {{start}} is after end {{end}}', { start: record['start']!, end: record['end']! }) }
    : { format, record };
}
