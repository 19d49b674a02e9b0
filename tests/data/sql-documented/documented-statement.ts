/**
 * One statement of our own making, under the section whose rule it tries, and what it must give here. The pages' own
 * statements are in `sql-quoted/statements.txt`.
 */
export interface DocumentedStatement {
  /** Section of the fact sheet and the document's label, e.g. `5.4 SQL LIMIT`: its rule, not its words. */
  source: string;
  /** Whose records are asked; `flow` unless said. */
  topic?: TopicName;
  /** The part before the bar; everything unless said. */
  search?: string;
  sql: string;
  /** Column types of the answer, in order. */
  types?: readonly string[];
  /** Cells of every row, in order of the columns. */
  rows?: readonly (readonly unknown[])[];
  /** Part of the message; `FailedOperation.QueryError` unless said. */
  refusal?: { message: string; code?: string };
}

export type TopicName = 'flow' | 'web';

/** How many there are. */
export const OWN_FORMS = 384;
