import { protocolName } from '#flowlog';
import type { Field, FieldConfig } from '#plugin-sdk';
import { isPublicPart, type KeyField, NO_PLACE, splitKey } from '#query';
import type { Locale } from '#wording';
import { text, type TextKey } from '../texts/text';
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

/** What is left over, and what it is called for people; the second where a key has the name of the first. */
const REST: Readonly<Record<string, TextKey>> = { Other: 'series.other', 'Other (all else)': 'series.allElse' };
const [PLAIN_REST, OTHER_REST] = Object.keys(REST) as [string, string];

/** What a label of a series that sums up all the rest says in the reader's language; undefined for every other label. */
export function restWords(label: string, locale: Locale | undefined): string | undefined {
  return Object.hasOwn(REST, label) ? text(locale, REST[label]!) : undefined;
}

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
  const isTaken = [...keys].some((key) => key !== '' && partsOf(key).includes(PLAIN_REST));
  const rest = fields.map(() => (isTaken ? OTHER_REST : PLAIN_REST));
  const parts = (key: string) => (key === '' ? rest : partsOf(key));
  return {
    parts,
    shown: (key) =>
      key === ''
        ? rest.map((part) => restWords(part, naming.locale) ?? part)
        : fields.map((field) => shownPart(naming, field, valuesOf(fields, parts(key)))),
    columns: (rows) => {
      const values = rows.map((key) => valuesOf(fields, parts(key)));
      return keyColumns(fields, values, naming);
    },
  };
}

function valuesOf(fields: readonly KeyField[], parts: readonly string[]): ValueOf {
  return (field) => parts[fields.indexOf(field)];
}

function shownPart(naming: Naming, field: KeyField, valueOf: ValueOf): string {
  const part = valueOf(field) ?? '-';
  return isPublicPart(field)
    ? (placeWords(field, part, naming.locale) ?? part)
    : withName(part, nameOf(naming, field, valueOf));
}

/** What stands where an address has no place; undefined for places. */
function placeWords(field: KeyField, part: string, locale: Locale | undefined): string | undefined {
  const place = isPublicPart(field) ? Object.values(NO_PLACE).find((known) => known === part) : undefined;
  return place === undefined ? undefined : text(locale, `place.${place}`);
}

function keyColumns(fields: readonly KeyField[], rows: readonly ValueOf[], naming: Naming): Field[] {
  const column = (name: string, read: (valueOf: ValueOf) => string | undefined) => ({
    name,
    type: 'string' as const,
    values: rows.map((valueOf) => read(valueOf) ?? null),
  });
  const columns = fields.flatMap((field): Field[] => [
    withConfig(
      column(field, (valueOf) => valueOf(field)),
      field,
      naming.locale,
    ),
    ...(hasNameColumn(naming, field) ? [column(`${field} name`, (valueOf) => nameOf(naming, field, valueOf))] : []),
  ]);
  const hasService = fields.includes('protocol') && (fields.includes('dstport') || fields.includes('servicePort'));
  return hasService ? [...columns, column('service', serviceOf)] : columns;
}

/** Words for what is no name, in the reader's language; the values stay as filters and rules know them. */
function withConfig(
  column: Field & { values: readonly (string | null)[] },
  field: KeyField,
  locale: Locale | undefined,
): Field {
  const shown = [...new Set(column.values)].flatMap((value) => {
    const words = value === null ? undefined : (restWords(value, locale) ?? placeWords(field, value, locale));
    return words === undefined || words === value ? [] : [{ value: String(value), words }];
  });
  const options = Object.fromEntries(shown.map(({ value, words }, index) => [value, { text: words, index }]));
  const config: FieldConfig = {
    ...(isFilter(field) ? { filterable: true } : {}),
    ...(shown.length === 0 ? {} : { mappings: [{ type: 'value', options }] }),
  };
  return Object.keys(config).length === 0 ? column : { ...column, config };
}

/** Whether a filter can take the values: what is worked out in SQL is no field of the records. */
function isFilter(field: KeyField): boolean {
  return field !== 'servicePort' && !isPublicPart(field);
}
