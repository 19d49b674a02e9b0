import { type SqlType } from '../sql-type';
import { type SqlNode } from '../tree';

/** What an argument must be. `whole`: a number without fraction. `time`: a timestamp, a date, or epoch milliseconds. */
export type ArgumentKind = 'any' | 'number' | 'whole' | 'varchar' | 'boolean' | 'time' | 'interval';

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
  returns: SqlType | ((types: readonly SqlType[]) => SqlType);
  /** Combines rows; also usable with OVER. */
  aggregate?: true;
  /** Only with OVER. */
  window?: true;
  /** The engine's name when it differs. */
  as?: string;
  /** Arguments for the engine when they differ. */
  pass?: (args: readonly Argument[]) => SqlNode[];
  /** Put around the call, e.g. a cast to the documented type. */
  wrap?: (call: SqlNode, types: readonly SqlType[]) => SqlNode;
  /** Another expression in place of the call; scalar functions only. A text says why the arguments are refused. */
  replace?: (args: readonly Argument[]) => SqlNode | string;
}

export type FunctionTable = Readonly<Record<string, FunctionRule>>;

export const firstType = (types: readonly SqlType[]): SqlType => types[0]!;
