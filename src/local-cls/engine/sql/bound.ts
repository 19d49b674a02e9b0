import { type SqlType } from './sql-type';
import { type SqlNode } from './tree';

/** An expression in the engine's form, and its Presto type. */
export interface Bound {
  node: SqlNode;
  type: SqlType;
}
