import { letNode, memberNode, type SqlNode, someNode } from './tree';

/** Nodes of an argument that may be written down several times. */
const SMALL = 8;

/** Name of the row that holds large arguments; not a name that a statement can have for a column. */
const ROW = '__once';

/**
 * Builds an expression that names its arguments more than once. Large ones are evaluated and written once, as members of
 * a row: nested calls would else double at every level, and a statement of 12 KB could take all memory.
 */
export function once(args: readonly SqlNode[], build: (args: SqlNode[]) => SqlNode): SqlNode {
  const large = args.map((arg) => arg.class !== 'LAMBDA' && isLarge(arg));
  if (!large.includes(true)) {
    return build([...args]);
  }
  const names = args.map((_, index) => `a${index}`);
  const lifted = args.flatMap((arg, index) => (large[index] ? [arg] : []));
  const body = build(args.map((arg, index) => (large[index] ? memberNode(ROW, names[index]!) : arg)));
  return letNode(
    names.filter((_, index) => large[index]),
    lifted,
    ROW,
    body,
  );
}

export function isLarge(node: SqlNode): boolean {
  let count = 0;
  return someNode(node, (member) => typeof member.type === 'string' && member.class !== undefined && ++count > SMALL);
}
