import { type ClsFailure } from '../../failure';
import { queryErrorAt } from './position';
import { type Column, type Scope } from './scope';
import { type SqlNode } from './tree';

/** Facts that hold for a whole statement. */
export interface Statement {
  sql: string;
  /** Columns of the topic that SQL may see, built-in ones included. */
  topicColumns: readonly Column[];
  /** Rows of a sub-query without LIMIT; undefined: all. */
  subqueryLimit: number | undefined;
}

/** Where an expression stands. */
export interface BindContext {
  statement: Statement;
  scope: Scope;
  /** The clause, for messages; aggregates and window functions depend on it. */
  clause: 'SELECT' | 'WHERE' | 'GROUP BY' | 'HAVING' | 'ORDER BY' | 'ON';
}

export function refuse(context: BindContext, node: SqlNode | undefined, detail: string): ClsFailure {
  return queryErrorAt(context.statement.sql, node, detail);
}
