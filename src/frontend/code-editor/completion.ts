import { t } from '@grafana/i18n';
import type { FieldChoice, ListedValue } from '#contract';
import { LOGICAL_OPERATORS, partsOf, type ValuePlace, writeAt } from '#language';
import { FUNCTIONS, MACROS } from './callables';
import { type KnownValue, knownValues } from './known-values';

export interface Completion {
  label: string;
  kind: 'field' | 'value' | 'function' | 'macro' | 'operator';
  /** Beside the label: type, signature, name. */
  detail: string;
  /** In a sentence. */
  about?: string;
  insert: string;
}

export interface Completions {
  /** What stands there already begins here and is replaced. */
  from: number;
  items: Completion[];
  /** Where a value stands: the field it is of. Its topics know more of them. */
  valueAt?: { key: string; place: ValuePlace };
}

/** What could stand at a place of a statement, by what is written before it. */
export function completionsAt(text: string, offset: number, fields: readonly FieldChoice[]): Completions {
  const before = text.slice(0, offset);
  const part = partsOf(before).at(-1) ?? { kind: 'words' as const, offset: 0, text: '' };
  const macro = /\$\{?\w*$/.exec(before);
  if (macro !== null && part.kind !== 'comment') {
    return { from: macro.index, items: macros() };
  }
  switch (part.kind) {
    case 'words':
    case 'phrase':
      return inSearch(before, fields);
    case 'string':
      return inString(before, part.offset);
    case 'name':
      return { from: part.offset + 1, items: fields.map((field) => fieldItem(field, field.key)) };
    case 'code':
      return inSql(before, fields);
    case 'comment':
      return { from: offset, items: [] };
  }
}

function inSearch(before: string, fields: readonly FieldChoice[]): Completions {
  const term = /([A-Za-z_][\w.-]*)(?::\(?|=)(["']?)([^\s"'():]*)$/.exec(before);
  if (term !== null) {
    const [, key, quote, typed] = term as unknown as [string, string, '' | '"' | "'", string];
    return { from: before.length - typed.length, ...valuesOf(key, quote || 'word') };
  }
  const keys = fields.map((field) => fieldItem(field, `${field.key}:`));
  const operators = LOGICAL_OPERATORS.map((operator): Completion => {
    const word = operator.toUpperCase();
    return { label: word, kind: 'operator', detail: '', insert: `${word} ` };
  });
  return { from: wordStart(before), items: [...keys, ...operators] };
}

/** The values of the column that the string is compared with. */
function inString(before: string, start: number): Completions {
  const head = before.slice(0, start);
  const column = /([\w.-]+)"?\s*(?:=|<>|!=|\blike|\bin\s*\((?:\s*'[^']*'\s*,)*)\s*$/i.exec(head)?.[1];
  return { from: start + 1, ...(column === undefined ? { items: [] } : valuesOf(column, 'string')) };
}

function inSql(before: string, fields: readonly FieldChoice[]): Completions {
  const columns = fields.map((field) => fieldItem(field, `"${field.key.replaceAll('"', '""')}"`));
  const functions = FUNCTIONS.map(({ name, signature, meaning }): Completion => ({
    label: name,
    kind: 'function',
    detail: signature,
    about: meaning(),
    insert: `${name}(`,
  }));
  return { from: wordStart(before), items: [...columns, ...functions] };
}

function macros(): Completion[] {
  return MACROS.map(({ signature, meaning }) => ({
    label: signature,
    kind: 'macro',
    detail: t('code.completion.macro', 'Macro'),
    about: meaning(),
    insert: signature,
  }));
}

function fieldItem({ key, type, statistics }: FieldChoice, insert: string): Completion {
  const detail = statistics
    ? t('code.completion.statistics', '{{type}}, statistics on', { type })
    : t('code.completion.no-statistics', '{{type}}, statistics off: cannot be used in SQL', { type });
  return { label: key, kind: 'field', detail, insert };
}

function valuesOf(key: string, place: ValuePlace): Omit<Completions, 'from'> {
  return { items: knownValues(key).map((known) => valueItem(known, place)), valueAt: { key, place } };
}

function valueItem({ value, name }: KnownValue, place: ValuePlace): Completion {
  return { label: value, kind: 'value', detail: name, insert: writeAt(place, value) };
}

/** With the values that topics have of the field, which come first, commonest first. */
export function withListed(found: Completions, listed: readonly ListedValue[]): Completions {
  const { items, valueAt } = found;
  if (valueAt === undefined || listed.length === 0) {
    return found;
  }
  const known = new Map(items.map((item) => [item.label, item]));
  const there = listed.map(
    ({ value, text }) => known.get(value) ?? valueItem({ value, name: nameIn(text, value) }, valueAt.place),
  );
  return { ...found, items: [...new Set([...there, ...items])] };
}

/** `443 (HTTPS)` stands beside `443`, so only what is new is said again. */
function nameIn(text: string, value: string): string {
  return text === value ? '' : text.startsWith(`${value} (`) ? text.slice(value.length + 2, -1) : text;
}

function wordStart(before: string): number {
  return before.length - /[\w.-]*$/.exec(before)![0].length;
}
