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

/** Reads the JSON form; numeric constants become marked strings. */
export function readTree(json: string): unknown {
  return JSON.parse(json.replace(/"value":(-?\d[\d.eE+-]*)/g, `"value":"\\u0000#$1"`), withEmptyText);
}

/** The engine leaves the value of an empty text out, but wants it back. */
function withEmptyText(_: string, member: unknown): unknown {
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

export function castNode(child: SqlNode, type: 'BIGINT' | 'DOUBLE' | 'VARCHAR' | 'TIMESTAMP'): SqlNode {
  return { class: 'CAST', type: 'OPERATOR_CAST', child, cast_type: { id: type } };
}

export function textNode(value: string): SqlNode {
  return constant('VARCHAR', value);
}

export function integerNode(value: number): SqlNode {
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

function constant(id: string, value: string): SqlNode {
  return { class: 'CONSTANT', type: 'VALUE_CONSTANT', value: { type: { id }, is_null: false, value } };
}
