import { type LogicalField, protocolName } from '#flowlog';
import type { Field } from '#plugin-sdk';
import { KEY_SEPARATOR } from '#query';

/** The parts of a key, in the order of the fields it is made of. */
export type KeyNames = (key: string) => string[];

const REST = 'Other';

/**
 * Names keys: protocols by name where they have one (filters take it as well), the rest as Other. Where a key of that
 * very name won, the rest is called otherwise, or two series would have the same labels.
 */
export function nameKeys(fields: readonly LogicalField[], keys: Iterable<string>): KeyNames {
  const partsOf = (key: string) => {
    const parts = fields.length === 1 ? [key] : key.split(KEY_SEPARATOR);
    return fields.map((field, index) => {
      const part = parts[index] ?? '-';
      return field === 'protocol' ? (protocolName(Number(part)) ?? part) : part;
    });
  };
  const isTaken = [...keys].some((key) => key !== '' && partsOf(key).includes(REST));
  const rest = fields.map(() => (isTaken ? `${REST} (all else)` : REST));
  return (key) => (key === '' ? rest : partsOf(key));
}

/** The parts of each row's key as columns. */
export function keyFields(fields: readonly LogicalField[], names: KeyNames, rows: readonly string[]): Field[] {
  const parts = rows.map(names);
  return fields.map((name, index) => ({
    name,
    type: 'string',
    values: parts.map((row) => row[index]!),
    config: { filterable: true },
  }));
}
