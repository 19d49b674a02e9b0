/**
 * The engine's own syntax tree of a SELECT, as `json_serialize_sql` writes it. Only what the binder looks at has a name
 * here; a node is looked at before it is passed on, so what has no case in the binder is refused.
 */
export interface SqlNode {
  class?: string;
  type: string;
  alias?: string;
  /** Byte offset in the SQL text. */
  query_location?: number;
  [member: string]: unknown;
}

/** A numeric constant in its spelling: JavaScript numbers would lose digits and fractions. */
const NUMBER_MARK = '\u0000#';

/** Reads the JSON form; numeric constants become marked strings. `placeOf` turns the places of nodes into others. */
export function readTree(json: string, placeOf: (byte: number) => number): unknown {
  return JSON.parse(
    json.replace(/"value":(-?\d[\d.eE+-]*)/g, `"value":"\\u0000#$1"`),
    (name: string, member: unknown) => (name === 'query_location' ? placeOf(Number(member)) : withEmptyText(member)),
  );
}

/** The engine leaves the value of an empty text out, but wants it back. */
function withEmptyText(member: unknown): unknown {
  const isBareConstant =
    (member as { is_null?: boolean } | null)?.is_null === false && !('value' in (member as object));
  return isBareConstant ? { ...(member as object), value: '' } : member;
}

/** Members that the engine leaves out when empty, but wants to read back. */
function completed(_: string, member: unknown): unknown {
  const node = member as SqlNode | null;
  switch (node?.type) {
    case 'SELECT_NODE':
    case 'SET_OPERATION_NODE':
      return { cte_map: { map: [] }, ...node };
    case 'STAR':
      return { exclude_list: [], replace_list: [], ...node };
    default:
      return member;
  }
}

export function writeTree(tree: unknown): string {
  return JSON.stringify(tree, completed).replace(/"\\u0000#([^"]+)"/g, '$1');
}

export function nodesOf(member: unknown): SqlNode[] {
  return (member as SqlNode[] | undefined) ?? [];
}

export function nodeOf(member: unknown): SqlNode | undefined {
  return member as SqlNode | undefined;
}

export function callNode(name: string, ...children: SqlNode[]): SqlNode {
  return { class: 'FUNCTION', type: 'FUNCTION', function_name: name, children, order_bys: { type: 'ORDER_MODIFIER' } };
}

export function operatorNode(name: string, ...children: SqlNode[]): SqlNode {
  return { ...callNode(name, ...children), is_operator: true };
}

/** Types of the engine that `castNode` writes without further details. */
export type EngineType =
  | 'BIGINT'
  | 'INTEGER'
  | 'HUGEINT'
  | 'DOUBLE'
  | 'FLOAT'
  | 'VARCHAR'
  | 'BOOLEAN'
  | 'TIMESTAMP'
  | 'TIMESTAMP WITH TIME ZONE'
  | 'DATE'
  | 'TIME';

export function castNode(child: SqlNode, type: EngineType): SqlNode {
  return { class: 'CAST', type: 'OPERATOR_CAST', child, cast_type: { id: type } };
}

export function decimalCastNode(child: SqlNode, width: number, scale: number): SqlNode {
  const type_info = { type: 'DECIMAL_TYPE_INFO', width, scale };
  return { class: 'CAST', type: 'OPERATOR_CAST', child, cast_type: { id: 'DECIMAL', type_info } };
}

/** A column, of a table: `columnNode('t', 'c')`. */
export function columnNode(...names: string[]): SqlNode {
  return { class: 'COLUMN_REF', type: 'COLUMN_REF', column_names: names };
}

export const NULL_NODE: SqlNode = {
  class: 'CONSTANT',
  type: 'VALUE_CONSTANT',
  value: { type: { id: 'NULL' }, is_null: true },
};

export function compareNode(
  operator: 'EQUAL' | 'NOTEQUAL' | 'LESSTHAN' | 'LESSTHANOREQUALTO' | 'GREATERTHAN' | 'GREATERTHANOREQUALTO',
  left: SqlNode,
  right: SqlNode,
): SqlNode {
  return { class: 'COMPARISON', type: `COMPARE_${operator}`, left, right };
}

/** `CASE WHEN when THEN then ELSE otherwise END`; the engine evaluates only the branch it takes. */
export function caseNode(when: SqlNode, then: SqlNode, otherwise: SqlNode): SqlNode {
  return {
    class: 'CASE',
    type: 'CASE_EXPR',
    case_checks: [{ when_expr: when, then_expr: then }],
    else_expr: otherwise,
  };
}

/** A list of one row holding the values as members, and what `body` makes of that row. */
export function letNode(names: readonly string[], values: readonly SqlNode[], row: string, body: SqlNode): SqlNode {
  const struct = callNode('struct_pack', ...values.map((value, index) => ({ ...value, alias: names[index]! })));
  const lambda = { class: 'LAMBDA', type: 'LAMBDA', lhs: columnNode(row), expr: body };
  const results = callNode('list_transform', callNode('list_value', struct), lambda);
  return { class: 'OPERATOR', type: 'ARRAY_EXTRACT', children: [results, integerNode(1)] };
}

/** A member of the row of `letNode`; as a column `row.member`, HAVING would look for it among the groups. */
export function memberNode(row: string, name: string): SqlNode {
  return callNode('struct_extract', columnNode(row), textNode(name));
}

export function textNode(value: string): SqlNode {
  return constant('VARCHAR', value);
}

export function integerNode(value: number | bigint): SqlNode {
  return constant('BIGINT', `${NUMBER_MARK}${value}`);
}

export function allOfNodes(children: SqlNode[]): SqlNode {
  return children.length === 1 ? children[0]! : { class: 'CONJUNCTION', type: 'CONJUNCTION_AND', children };
}

/** The value of a constant: a number in its spelling, a text, or null. Undefined when the node is no such constant. */
export function constantValue(node: SqlNode | undefined): { number: string } | { text: string } | undefined {
  const value = node?.class === 'CONSTANT' ? (node['value'] as { value?: unknown }).value : undefined;
  if (typeof value !== 'string') {
    return undefined;
  }
  return value.startsWith(NUMBER_MARK) ? { number: value.slice(NUMBER_MARK.length) } : { text: value };
}

/** A constant whole number that a limit or a position may be; Infinity for one beyond what numbers hold exactly. */
export function wholeNumber(node: SqlNode | undefined): number | undefined {
  const type = node?.class === 'CONSTANT' ? (node['value'] as { type: { id: string } }).type.id : undefined;
  if (type === 'HUGEINT' || type === 'UHUGEINT') {
    return Infinity;
  }
  const value = constantValue(node);
  const number = value !== undefined && 'number' in value ? Number(value.number) : -1;
  const isTooLarge = number > Number.MAX_SAFE_INTEGER;
  // Digits beyond the engine's integers are a double to it.
  if (number < 0 || !(type === 'INTEGER' || type === 'BIGINT' || (type === 'DOUBLE' && isTooLarge))) {
    return undefined;
  }
  return isTooLarge ? Infinity : number;
}

/** Whether any node of the tree fits; sub-queries included. */
export function someNode(node: unknown, test: (node: SqlNode) => boolean): boolean {
  if (Array.isArray(node)) {
    return node.some((member) => someNode(member, test));
  }
  if (node === null || typeof node !== 'object') {
    return false;
  }
  return test(node as SqlNode) || Object.values(node).some((member) => someNode(member, test));
}

/** Calls in the tree of functions whose name in small letters fits. */
export function countCalls(tree: SqlNode, test: (name: string) => boolean): number {
  let calls = 0;
  someNode(tree, (node) => {
    calls += node.class === 'FUNCTION' && test(String(node['function_name']).toLowerCase()) ? 1 : 0;
    return false;
  });
  return calls;
}

function constant(id: string, value: string): SqlNode {
  return { class: 'CONSTANT', type: 'VALUE_CONSTANT', value: { type: { id }, is_null: false, value } };
}
