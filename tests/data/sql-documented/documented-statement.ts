/** One statement of a document, and what it must give here. */
export interface DocumentedStatement {
  /** Section of the fact sheet and the document's label, e.g. `5.4 SQL LIMIT`. */
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
