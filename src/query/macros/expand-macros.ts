import { say } from '#wording';
import { type Edit, QuerySyntaxError } from '#language';
import type { MacroScope } from './macro';
import { readMacros } from './read-macros';

/** What becomes of a text. `ownRange`: it cuts by a record's own time, so CLS must be asked for a wider range. */
export interface Expansion {
  edits: Edit[];
  ownRange: boolean;
  grouped: boolean;
}

/**
 * The edits that put values for macros, and what `$$` and `$[[` stand for. Panels and alerts come here alike, so a text means
 * the same to both. Throws `QuerySyntaxError` for a variable that nobody filled in.
 */
export function expandMacros(text: string, scope: MacroScope): Expansion {
  const { calls, others } = readMacros(text);
  const unfilled = others.find(({ name }) => name !== undefined);
  if (unfilled !== undefined) {
    throw new QuerySyntaxError(
      text,
      unfilled.offset,
      say(
        'The variable {{variable}} has no value here: only a dashboard that has it can fill it. Write a value instead, or $$ for the sign $ and $[[ for [[',
        { variable: unfilled.raw },
      ),
    );
  }
  const grouped = calls.some(({ macro }) => macro.name === '__timeGroup');
  const expanded = calls.map((call): Edit => ({
    offset: call.reference.offset,
    end: call.end,
    text:
      call.kind === 'value'
        ? call.macro.expand(scope, call.reference.format)
        : call.reference.part === 'words'
          ? call.macro.search!(scope, call.field, grouped)
          : call.macro.sql(scope, call.field, grouped),
  }));
  const signs = others.map(({ raw, offset, end }): Edit => ({ offset, end, text: raw.slice(1) }));
  return {
    edits: [...expanded, ...signs].sort((a, b) => a.offset - b.offset),
    ownRange: calls.some((call) => call.kind === 'field' && call.macro.name === '__timeFilter'),
    grouped,
  };
}
