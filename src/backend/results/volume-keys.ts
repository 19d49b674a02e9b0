import { type LogicalField, protocolName } from '#flowlog';
import type { Field } from '#plugin-sdk';
import { isPublicPart, type KeyField, NO_PLACE, splitKey } from '#query';
import { text } from '../texts/text';
import { hasNameColumn, nameOf, type Naming, serviceOf, type ValueOf, withName } from './naming';

/** What the keys of an answer are called. */
export interface KeyNames {
  /** The parts of a key, in the order of the fields it is made of: what filters take. */
  parts(key: string): string[];
  /** The parts for a person to read, each with its name: `10.1.2.3 (db-primary)`. */
  shown(key: string): string[];
  /** Columns of the keys of each row, names beside what they name. */
  columns(rows: readonly string[]): Field[];
}

const REST = 'Other';

/**
 * Names keys: protocols by name where they have one (filters take it as well), the rest as Other. Where a key of that
 * very name won, the rest is called otherwise, or two series would have the same labels.
 */
export function nameKeys(fields: readonly KeyField[], keys: Iterable<string>, naming: Naming): KeyNames {
  const partsOf = (key: string) => {
    const parts = splitKey(fields, key);
    return fields.map((field, index) => {
      const part = parts[index] ?? '-';
      return field === 'protocol' && /^\d+$/.test(part) ? protocolName(Number(part)) : part;
    });
  };
  const isTaken = [...keys].some((key) => key !== '' && partsOf(key).includes(REST));
  const rest = fields.map(() => (isTaken ? `${REST} (all else)` : REST));
  const parts = (key: string) => (key === '' ? rest : partsOf(key));
  return {
    parts,
    shown: (key) =>
      parts(key).map((part, index) => shownPart(naming, fields[index]!, part, valuesOf(fields, parts(key)))),
    columns: (rows) => keyColumns(fields, rows.map(parts), naming),
  };
}

function valuesOf(fields: readonly KeyField[], parts: readonly string[]): ValueOf {
  return (field) => parts[fields.indexOf(field)];
}

function shownPart(naming: Naming, field: KeyField, part: string, valueOf: ValueOf): string {
  if (isPublicPart(field)) {
    const place = Object.values(NO_PLACE).find((known) => known === part);
    return place === undefined ? part : text(naming.locale, `place.${place}`);
  }
  return withName(part, nameOf(naming, field, valueOf));
}

function keyColumns(fields: readonly KeyField[], rows: readonly string[][], naming: Naming): Field[] {
  const values = rows.map((parts) => valuesOf(fields, parts));
  const named = (field: LogicalField): Field[] =>
    hasNameColumn(naming, field)
      ? [
          textColumn(
            `${field} name`,
            values.map((valueOf) => nameOf(naming, field, valueOf) ?? null),
          ),
        ]
      : [];
  const columns = fields.flatMap((field, index) => [
    {
      ...textColumn(
        field,
        rows.map((parts) => parts[index]!),
      ),
      config: { filterable: true },
    },
    ...(isPublicPart(field) ? [] : named(field)),
  ]);
  const isService = fields.includes('protocol') && fields.includes('dstport');
  return isService
    ? [
        ...columns,
        textColumn(
          'service',
          values.map((valueOf) => serviceOf(valueOf) ?? null),
        ),
      ]
    : columns;
}

function textColumn(name: string, values: (string | null)[]): Field {
  return { name, type: 'string', values };
}
