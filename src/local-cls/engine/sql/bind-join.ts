import { type BindContext, refuse } from './bind-context';
import { bindCondition } from './bind-expression';
import { bindRelation, type BoundRelation } from './bind-relation';
import { type Column, type Relation, same, Scope } from './scope';
import { comparable, commonType } from './sql-type';
import { allOfNodes, compareNode, nodeOf, type SqlNode } from './tree';

const KINDS = ['INNER', 'LEFT', 'RIGHT', 'FULL'];

export function bindJoin(node: SqlNode, context: BindContext): BoundRelation {
  const { statement } = context;
  const kind = String(node['ref_type'] ?? 'REGULAR');
  const type = String(node['join_type'] ?? 'INNER');
  if ((kind !== 'REGULAR' && kind !== 'CROSS') || !KINDS.includes(type)) {
    throw refuse(context, node, `${kind === 'REGULAR' ? type : kind} JOIN is not supported`);
  }
  const left = bindRelation(node['left'] as SqlNode, statement);
  const right = bindRelation(node['right'] as SqlNode, statement, new Scope(left.relations, statement.sql));
  if ((node['right'] as SqlNode).type === 'TABLE_FUNCTION' && kind !== 'CROSS') {
    throw refuse(context, node, 'UNNEST on other than the right side of CROSS JOIN is not supported');
  }
  const joined = { ...node, left: left.node, right: right.node };
  const using = node['using_columns'] as string[] | undefined;
  if (using !== undefined) {
    return joinUsing(joined, using, type, [left, right], context);
  }
  const relations = [...left.relations, ...right.relations];
  const condition = nodeOf(node['condition']);
  const bound = condition && bindCondition(condition, { ...context, scope: new Scope(relations, statement.sql) });
  return { node: { ...joined, ...(bound && { condition: bound }) }, relations };
}

/** USING is an equality of columns that then stand once, without a table's name. */
function joinUsing(
  joined: SqlNode,
  names: readonly string[],
  type: string,
  sides: readonly [BoundRelation, BoundRelation],
  context: BindContext,
): BoundRelation {
  const pairs = names.map((name) => sides.map((side) => columnOf(side, name, joined, context)) as [Column, Column]);
  const shared = pairs.map(([left, right]): Column => {
    if (!comparable(left.type, right.type)) {
      throw refuse(context, joined, `Cannot apply operator: ${left.type} = ${right.type}`);
    }
    const nodes = type === 'RIGHT' ? [right.node, left.node] : [left.node, right.node];
    const node = type === 'FULL' ? { class: 'OPERATOR', type: 'OPERATOR_COALESCE', children: nodes } : nodes[0]!;
    return { name: left.name, type: commonType([left.type, right.type]), node };
  });
  const { using_columns: _names, ...plain } = joined;
  const condition = allOfNodes(pairs.map(([left, right]) => compareNode('EQUAL', left.node, right.node)));
  const rest = sides.flatMap(({ relations }) => relations.map((relation) => without(relation, names)));
  return {
    node: { ...plain, type: joined.type, condition },
    relations: [{ name: undefined, columns: shared }, ...rest],
  };
}

function columnOf(side: BoundRelation, name: string, node: SqlNode, context: BindContext): Column {
  const found = side.relations.flatMap(({ columns }) => columns.filter((column) => same(column.name, name)));
  if (found.length !== 1) {
    throw refuse(context, node, `Column '${name}' of USING is not exactly once on each side of the join`);
  }
  return found[0]!;
}

function without(relation: Relation, names: readonly string[]): Relation {
  return { ...relation, columns: relation.columns.filter((column) => !names.some((name) => same(name, column.name))) };
}
