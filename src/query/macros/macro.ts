import type { LogFormat } from '#flowlog';
import type { SourceSchema } from '../plan';
import type { Buckets } from '../time-buckets';

/** What the macros of a text stand for, for one topic. Times are the range asked for, milliseconds. */
export interface MacroScope {
  fromMs: number;
  toMs: number;
  /** Of the panel's interval, as a chart of the builder would have. */
  buckets: Buckets;
  source: SourceSchema;
  log: LogFormat;
}

/** The time columns that a macro can be asked about. */
export const TIME_FIELDS = ['start', 'end', '__TIMESTAMP__'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

/** A macro that is a number or a word, `$__to_s`, and may stand anywhere. */
export interface ValueMacro {
  name: string;
  /** What may follow a colon, `${__from:date:iso}`. */
  formats?: readonly string[];
  expand(scope: MacroScope, format: string | undefined): string;
}

/** A macro about a time column, `$__timeFilter(start)`. `sql`, `search`: its text in either part of a statement. */
export interface FieldMacro {
  name: string;
  sql(scope: MacroScope, field: TimeField, grouped: boolean): string;
  /** Absent where a search has no such thing. */
  search?(scope: MacroScope, field: TimeField, grouped: boolean): string;
}
