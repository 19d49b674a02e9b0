import { type SqlType } from '../sql-type';
import { type SqlNode } from '../tree';

/**
 * What an argument must be: a family of types (`whole`: a number without fraction; `time`: a timestamp, a date, or epoch
 * milliseconds; `json`: JSON or text), or a type in Presto's own notation, where capitals stand for any type and an
 * arrow for a lambda: `array(T)`, `map(K,V)`, `T -> boolean`.
 */
export type ArgumentKind =
  | 'any'
  | 'number'
  | 'whole'
  | 'varchar'
  | 'boolean'
  | 'time'
  | 'interval'
  | 'json'
  | 'varbinary'
  | 'K'
  | 'S'
  | 'T'
  | 'U'
  | `array(${string})`
  | `map(${string})`
  | `${string} -> ${string}`;

export interface Argument {
  node: SqlNode;
  type: SqlType;
}

export interface FunctionRule {
  args: readonly ArgumentKind[];
  /** Arguments that may follow. */
  optional?: readonly ArgumentKind[];
  /** Any number of these may follow. */
  rest?: ArgumentKind;
  /** The result, with the capitals of `args`; undefined from a function: these types do not fit. */
  returns: SqlType | ((types: readonly SqlType[]) => SqlType | undefined);
  /** The result when it depends on constants. */
  typed?: (args: readonly Argument[]) => SqlType;
  /** Combines rows; also usable with OVER. */
  aggregate?: true;
  /** Keeps the value of every row: of so many only, and not with OVER, where each row would keep them all. */
  gathers?: true;
  /** What a call takes for one row, judged before it runs: elements of the array it makes, or pairs of characters. */
  takes?: { what: 'elements' | 'pairs'; amount: (args: readonly SqlNode[]) => SqlNode };
  /** Makes arrays longer than it was given. */
  grows?: true;
  /** Only with OVER. `ranking`: without a frame; `shifting`: without a frame, and in an order. */
  window?: true | 'ranking' | 'shifting';
  /** The engine's name when it differs. */
  as?: string;
  /** Arguments for the engine when they differ. A text says why they are refused. */
  pass?: (args: readonly Argument[]) => SqlNode[] | string;
  /** Put around the call, e.g. a cast to the documented type. */
  wrap?: (call: SqlNode, types: readonly SqlType[]) => SqlNode;
  /** Another expression in place of the call; scalar functions only. A text says why the arguments are refused. */
  replace?: (args: readonly Argument[]) => SqlNode | string;
  /** Another form of the same function, tried when the arguments do not fit. */
  or?: FunctionRule;
}

export type FunctionTable = Readonly<Record<string, FunctionRule>>;

export const firstType = (types: readonly SqlType[]): SqlType => types[0]!;
