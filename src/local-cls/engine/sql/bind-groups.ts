import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Item } from './bind-items';
import { fingerprint, isGrouped } from './check-grouping';
import { same } from './scope';
import { integerNode, type SqlNode, wholeNumber } from './tree';

interface Groups {
  /** For the engine. */
  nodes: SqlNode[];
  /** Fingerprints of what may stand outside of aggregates. */
  keys: string[];
}

/** GROUP BY: columns, expressions, ordinals, and aliases, which CLS documents beyond Presto. */
export function bindGroups(groups: readonly SqlNode[], items: readonly Item[], context: BindContext): Groups {
  const bound = groups.map((group) => bindGroup(group, items, context));
  return { nodes: bound.map(({ node }) => node), keys: bound.map(({ key }) => key) };
}

function bindGroup(group: SqlNode, items: readonly Item[], context: BindContext): { node: SqlNode; key: string } {
  const position = itemPosition(group, items, context);
  if (position === undefined) {
    const { node } = bindExpression(group, context);
    return { node, key: fingerprint(group, context.scope) };
  }
  const { source } = items[position - 1]!;
  if (isGrouped([source])) {
    throw refuse(context, group, 'GROUP BY clause cannot contain aggregations or window functions');
  }
  return { node: integerNode(position), key: fingerprint(source, context.scope) };
}

/** Place in the SELECT list, from 1, of an ordinal or of an alias that is no column's name. */
function itemPosition(group: SqlNode, items: readonly Item[], context: BindContext): number | undefined {
  const ordinal = wholeNumber(group);
  if (ordinal !== undefined && (ordinal < 1 || ordinal > items.length)) {
    throw refuse(context, group, `GROUP BY position ${ordinal} is not in select list`);
  }
  if (ordinal !== undefined) {
    return ordinal;
  }
  const names = group.class === 'COLUMN_REF' ? (group['column_names'] as string[]) : [];
  if (names.length !== 1 || context.scope.has(names[0]!)) {
    return undefined;
  }
  const index = items.findIndex(({ name }) => same(name, names[0]!));
  return index === -1 ? undefined : index + 1;
}
