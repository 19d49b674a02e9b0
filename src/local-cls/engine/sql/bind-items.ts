import { type BindContext, refuse } from './bind-context';
import { bindExpression } from './bind-expression';
import { type Column, same } from './scope';
import { type SqlNode } from './tree';

/** One column of a SELECT list. */
export interface Item extends Column {
  /** The expression as it was read; undefined where there is none. */
  source: SqlNode | undefined;
}

/** The columns of a SELECT list; `*` stands for those of the tables. Columns without a name are `_col0`, `_col1`, ... */
export function bindItems(list: readonly SqlNode[], context: BindContext): Item[] {
  const items: Item[] = [];
  for (const source of list) {
    if (source.class === 'STAR') {
      items.push(...starColumns(source, context));
      continue;
    }
    const bound = bindExpression(source, context);
    const name = source.alias ?? (source['column_names'] as string[] | undefined)?.at(-1) ?? `_col${items.length}`;
    items.push({ ...bound, name, source });
  }
  return items;
}

function starColumns(star: SqlNode, context: BindContext): Item[] {
  if (['exclude_list', 'replace_list', 'rename_list', 'columns', 'expr'].some((member) => star[member] !== undefined)) {
    throw refuse(context, star, 'only * and table.* are supported');
  }
  const relation = star['relation_name'] as string | undefined;
  const columns = context.scope.relations
    .filter(({ name }) => relation === undefined || same(name ?? '', relation))
    .flatMap((candidate) => candidate.columns);
  if (columns.length === 0) {
    throw refuse(context, star, `Table '${relation ?? ''}' not found`);
  }
  // GROUP BY restricts these like columns that are named, at the place of the star.
  return columns.map((column) => ({ ...column, source: { ...star, resolved: column.node['column_names'] } }));
}
