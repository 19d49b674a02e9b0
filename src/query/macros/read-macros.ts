import { type Said, say } from '#wording';
import { findReferences, QuerySyntaxError, type Reference } from '#language';
import { FIELD_MACROS } from './field-macros';
import { type FieldMacro, TIME_FIELDS, type TimeField, type ValueMacro } from './macro';
import { VALUE_MACROS } from './value-macros';

/** A macro as a text calls it. `end`: behind its argument. */
export type MacroCall = { reference: Reference; end: number } & (
  { kind: 'value'; macro: ValueMacro } | { kind: 'field'; macro: FieldMacro; field: TimeField }
);

/** Names that Grafana fills in itself; it knows them in dashboards only. */
const GRAFANA_NAMES = ['__user', '__org', '__dashboard', '__timezone', '__url_time_range', '__all_variables'];
const ARGUMENT = /\(\s*("?)([^()",]*)\1\s*\)/y;

export const MACRO_NAMES = [...VALUE_MACROS, ...FIELD_MACROS].map(({ name }) => name);

/** Whether a name is a macro of ours, which means the same in panels and alerts and is no variable of Grafana's. */
export function isMacro(name: string): boolean {
  return MACRO_NAMES.includes(name);
}

/** The macros of a text, and what is left of other references. Throws `QuerySyntaxError` for one that is misused. */
export function readMacros(text: string): { calls: MacroCall[]; others: Reference[] } {
  const calls: MacroCall[] = [];
  const others: Reference[] = [];
  let done = 0;
  for (const reference of findReferences(text).filter(({ offset }) => offset >= done)) {
    const call = readCall(text, reference);
    if (call === undefined) {
      others.push(reference);
    } else {
      calls.push(call);
      done = call.end;
    }
  }
  return { calls, others };
}

function readCall(text: string, reference: Reference): MacroCall | undefined {
  const { name, end } = reference;
  const value = VALUE_MACROS.find((macro) => macro.name === name);
  if (value !== undefined) {
    requireFormat(text, reference, value);
    return { kind: 'value', reference, macro: value, end };
  }
  const macro = FIELD_MACROS.find((candidate) => candidate.name === name);
  if (macro !== undefined) {
    return { kind: 'field', reference, macro, ...readField(text, reference, macro) };
  }
  if (name?.startsWith('__') && !GRAFANA_NAMES.includes(name)) {
    const known = MACRO_NAMES.map((each) => `$${each}`).join(', ');
    fail(text, reference, say('There is no macro {{macro}}. Known: {{known}}', { macro: `$${name}`, known }));
  }
  return undefined;
}

function requireFormat(text: string, reference: Reference, { name, formats = [] }: ValueMacro): void {
  const { format } = reference;
  if (format !== undefined && !formats.includes(format)) {
    const known = formats.map((each) => `\${${name}:${each}}`).join(', ');
    const macro = `$${name}`;
    fail(
      text,
      reference,
      known === ''
        ? say('{{macro}} has no format {{format}}', { macro, format })
        : say('{{macro}} has no format {{format}}. Known: {{known}}', { macro, format, known }),
    );
  }
}

function readField(text: string, reference: Reference, { name, search }: FieldMacro) {
  const { part, end } = reference;
  const macro = `$${name}`;
  if (part === 'string' || part === 'name' || part === 'phrase') {
    fail(text, reference, say('{{macro}} cannot stand in quotes', { macro }));
  }
  if (part === 'words' && search === undefined) {
    fail(text, reference, say('{{macro}} is for the SQL behind the bar; a search condition has no groups', { macro }));
  }
  ARGUMENT.lastIndex = end;
  const argument = ARGUMENT.exec(text)?.[2]?.trim();
  const field = TIME_FIELDS.find((each) => each.toLowerCase() === argument?.toLowerCase());
  if (field === undefined) {
    fail(
      text,
      reference,
      say('{{macro}} needs a time field in parentheses: {{fields}}', { macro, fields: TIME_FIELDS.join(', ') }),
    );
  }
  return { field, end: ARGUMENT.lastIndex };
}

function fail(text: string, { offset }: Reference, reason: Said): never {
  throw new QuerySyntaxError(text, offset, reason);
}
