import { type ClsFailure } from '../../failure';
import { type Switches } from '../../switches';
import { queryErrorAt } from './position';
import { type CastType } from './read-cast-type';
import { type Scope } from './scope';
import { type SqlType } from './sql-type';
import { callNode, integerNode, operatorNode, type SqlNode } from './tree';

/** The records of a topic, as a table of the engine's statement. */
export interface LogTable {
  /** Name in the engine's statement. */
  relation: string;
  columns: readonly { name: string; engineName: string; type: SqlType }[];
  /** Keys of the index that statements cannot name. */
  withoutStatistics: readonly string[];
}

/** Log time of the records a statement sees, from inclusive, to exclusive. */
export interface TimeRange {
  fromMs: number;
  toMs: number;
}

/** Facts that hold for a whole statement. */
export interface Statement {
  sql: string;
  /** Types of casts by the place of their word `cast`. */
  castTypes: ReadonlyMap<number, CastType>;
  /** The records of the topic asked about (no name, or `log`) and of others by their id; undefined when there is none. */
  table(name: string | undefined): LogTable | undefined;
  /** Rows of a sub-query without LIMIT; undefined: all. */
  subqueryLimit: number | undefined;
  /** What a number with a point is. */
  decimalLiterals: Switches['decimalLiterals'];
  /** Bytes that a text made by the statement may have. */
  longestText: number;
  /** Elements that an array made by the statement may have. */
  longestArray: number;
  /** Pairs of characters that a call may compare. */
  mostPairs: number;
  /** The number under which its gathered bytes are counted. */
  gathering: bigint;
  /** The time range asked about; undefined where nobody says it. */
  range: TimeRange | undefined;
  /** The same statement so many seconds earlier; undefined where earlier records cannot be asked for. */
  earlier: ((seconds: number) => Statement) | undefined;
  /** A name for a table in the engine's statement, never given before. */
  newAlias(): string;
}

/** Where an expression stands. */
export interface BindContext {
  statement: Statement;
  scope: Scope;
  /** The clause, for messages; aggregates and window functions depend on it. */
  clause: 'SELECT' | 'WHERE' | 'GROUP BY' | 'HAVING' | 'ORDER BY' | 'ON';
  /** The aggregate function or window around the expression. */
  inside?: 'aggregate' | 'window';
  /** The innermost lambda around the expression. */
  lambda?: LambdaContext;
}

export interface LambdaContext {
  parameters: readonly SqlNode[];
  /** How often the lambda and those around it evaluate the expression, for one row. */
  times(): SqlNode;
}

/** A limit for one row, which all evaluations of an expression share; some of it is left to each. */
export function limitNode(limit: number, least: number, { lambda }: BindContext): SqlNode {
  const all = integerNode(limit);
  if (lambda === undefined) {
    return all;
  }
  const share = operatorNode('/', all, callNode('greatest', lambda.times(), integerNode(1)));
  return callNode('greatest', share, integerNode(least));
}

export function refuse(context: BindContext, node: SqlNode | undefined, detail: string): ClsFailure {
  return queryErrorAt(context.statement.sql, node, detail);
}
