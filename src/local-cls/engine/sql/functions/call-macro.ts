import { once } from '../once';
import { callNode, type SqlNode } from '../tree';
import { type Argument } from './function-rule';

export const nodesIn = (args: readonly Argument[]): SqlNode[] => args.map(({ node }) => node);

/** A call of a macro that names its arguments more than once: each of them is written and evaluated once. */
export function callMacro(name: string, ...args: readonly SqlNode[]): SqlNode {
  return once(args, (nodes) => callNode(name, ...nodes));
}

/** The `replace` of a rule that is a macro with the same arguments. */
export function macro(name: string) {
  return (args: readonly Argument[]): SqlNode => callMacro(name, ...nodesIn(args));
}
