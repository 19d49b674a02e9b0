import { FIELDS, LOGICAL_FIELDS, type LogFormat } from './fields';

const OWNERS: ReadonlyMap<string, LogFormat> = new Map(
  LOGICAL_FIELDS.flatMap((field) => {
    const { formats, spellings } = FIELDS[field];
    return formats.length === 1 ? spellings.map((spelling) => [spelling, formats[0]!] as const) : [];
  }),
);

/**
 * Which format a record with these keys has, by the keys that only one of them knows.
 *
 *     ['srcaddr', 'region-id']     ->  'ccn'
 *     ['srcaddr', 'interface-id']  ->  'eni'
 *
 * Undefined where no such key is there, or keys of both.
 */
export function detectFormat(keys: Iterable<string>): LogFormat | undefined {
  let found: LogFormat | undefined;
  for (const key of keys) {
    const owner = OWNERS.get(key);
    if (owner !== undefined && found !== undefined && owner !== found) {
      return undefined;
    }
    found = owner ?? found;
  }
  return found;
}
