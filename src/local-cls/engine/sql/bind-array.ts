import { type BindContext, refuse } from './bind-context';
import { requireComparable, requireOneType } from './bind-comparison';
import { bindExpression } from './bind-expression';
import { type Bound } from './bound';
import { coerce } from './coerce';
import { once } from './once';
import { commonType, isWhole, typeParts } from './sql-type';
import { callNode, nodesOf, type SqlNode } from './tree';

/** `array[a, b]`. */
export function bindArray(node: SqlNode, context: BindContext): Bound {
  const members = nodesOf(node['children']).map((child) => bindExpression(child, context));
  const types = members.map(({ type }) => type);
  requireOneType(types, node, context, 'All ARRAY elements must be the same type');
  const type = commonType(types);
  const children = members.map((member) => coerce(member, type).node);
  return { node: callNode('list_value', ...children), type: `array(${type})` };
}

/** `a[n]`, from 1, and `m[key]`; beyond the end or without such a key the statement fails. */
export function bindSubscript(node: SqlNode, context: BindContext): Bound {
  const [value, index] = nodesOf(node['children']).map((child) => bindExpression(child, context)) as [Bound, Bound];
  const parts = typeParts(value.type);
  if (parts?.name === 'array' && isWhole(index.type)) {
    return { node: macro('cls_subscript', value, index), type: parts.parts[0]! };
  }
  if (parts?.name === 'map') {
    requireComparable(parts.parts[0]!, index.type, node, context);
    return { node: macro('cls_map_value', value, index), type: parts.parts[1]! };
  }
  throw refuse(context, node, `Cannot use ${index.type} for subscript of ${value.type}`);
}

function macro(name: string, value: Bound, index: Bound): SqlNode {
  return once([value.node, index.node], (nodes) => callNode(name, ...nodes));
}
