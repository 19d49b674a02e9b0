/** The rule of GROUP BY: outside of aggregates stands only what the groups are made of. */
import { type BindContext, refuse } from './bind-context';
import { functionRule } from './functions/function-table';
import { type Scope } from './scope';
import { nodesOf, type SqlNode, someNode } from './tree';

/** Whether any of the expressions aggregates rows; sub-queries count for themselves. */
export function isGrouped(expressions: readonly (SqlNode | undefined)[]): boolean {
  return expressions.some((expression) => contains(expression, isAggregate));
}

export function isAggregate(node: SqlNode): boolean {
  const count = nodesOf(node['children']).length;
  return node.class === 'FUNCTION' && functionRule(String(node['function_name']), count)?.aggregate === true;
}

/** Throws where the expression names a column that is neither grouped by nor aggregated. */
export function requireGrouped(node: SqlNode | undefined, keys: ReadonlySet<string>, context: BindContext): void {
  if (node === undefined || isAggregate(node) || node.class === 'SUBQUERY') {
    return;
  }
  if (keys.has(fingerprint(node, context.scope))) {
    return;
  }
  if (node.class === 'STAR') {
    throw refuse(context, node, "'*' must be an aggregate expression or appear in GROUP BY clause");
  }
  if (node.class === 'COLUMN_REF') {
    const names = node['column_names'] as string[];
    if (context.scope.isLocal(node) || !context.scope.mayName(names)) {
      return;
    }
    throw refuse(context, node, `'${names.join('.')}' must be an aggregate expression or appear in GROUP BY clause`);
  }
  if (node.class === 'LAMBDA') {
    return;
  }
  childrenOf(node).forEach((child) => requireGrouped(child, keys, context));
}

/** The same text for expressions that mean the same column or are spelt alike. */
export function fingerprint(node: SqlNode | undefined, scope: Scope): string {
  return JSON.stringify(node, (member, value: unknown) => {
    if (member === 'query_location' || member === 'alias') {
      return undefined;
    }
    const column = value as SqlNode | null;
    if (column?.class === 'STAR' && column['resolved'] !== undefined) {
      return (column['resolved'] as string[]).join('.');
    }
    const names = column?.class === 'COLUMN_REF' ? (column['column_names'] as string[]) : undefined;
    return names !== undefined && scope.mayName(names) ? resolved(column!, scope) : value;
  });
}

function resolved(column: SqlNode, scope: Scope): unknown {
  try {
    return (scope.resolve(column).node['column_names'] as string[] | undefined)?.join('.') ?? column;
  } catch {
    return column;
  }
}

function childrenOf(node: SqlNode): SqlNode[] {
  return Object.values(node)
    .flatMap((member) => (Array.isArray(member) ? (member as unknown[]) : [member]))
    .flatMap((member) => (isNode(member) ? [member] : innerNodes(member)));
}

/** Nodes in the plain objects between them: branches of CASE, members of ORDER BY. */
function innerNodes(member: unknown): SqlNode[] {
  return member !== null && typeof member === 'object' ? Object.values(member).filter(isNode) : [];
}

function isNode(member: unknown): member is SqlNode {
  return member !== null && typeof member === 'object' && typeof (member as SqlNode).class === 'string';
}

function contains(node: SqlNode | undefined, test: (node: SqlNode) => boolean): boolean {
  if (node === undefined || node.class === 'SUBQUERY') {
    return false;
  }
  return someNode([node], (member) => member.class !== 'SUBQUERY' && test(member));
}
