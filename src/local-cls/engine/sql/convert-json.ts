import { type SqlType, typeParts } from './sql-type';
import { callNode, castNode, columnNode, type SqlNode } from './tree';

/** What an element converts to; `convert` of convert.ts for texts. */
type ConvertText = (node: SqlNode, wanted: SqlType) => SqlNode | undefined;

const ELEMENT = columnNode('__json');

/** A cast from JSON: scalars by their text, arrays and objects member by member. Undefined when Presto has no such cast. */
export function fromJson(node: SqlNode, wanted: SqlType, tries: boolean, fromText: ConvertText): SqlNode | undefined {
  const cast = convertJson(castNode(node, 'VARCHAR'), wanted, fromText);
  return cast && tries ? { class: 'OPERATOR', type: 'OPERATOR_TRY', children: [cast] } : cast;
}

function convertJson(text: SqlNode, wanted: SqlType, fromText: ConvertText): SqlNode | undefined {
  const inner = typeParts(wanted);
  if (inner?.name === 'array') {
    return convertAll(callNode('cls_json_items', text), inner.parts[0]!, fromText);
  }
  if (inner?.name === 'map') {
    const values = convertAll(callNode('cls_json_values', text), inner.parts[1]!, fromText);
    const keys = convertAll(callNode('cls_json_keys', text), inner.parts[0]!, fromText);
    return values && keys && callNode('cls_json_map', keys, values);
  }
  switch (wanted) {
    case 'json':
      return callNode('cls_json', text);
    case 'varchar':
      return callNode('cls_json_text', text);
    default:
      return fromText(callNode('cls_json_text', text), wanted);
  }
}

function convertAll(items: SqlNode, wanted: SqlType, fromText: ConvertText): SqlNode | undefined {
  const element = convertJson(ELEMENT, wanted, fromText);
  return element && callNode('list_transform', items, { class: 'LAMBDA', type: 'LAMBDA', lhs: ELEMENT, expr: element });
}
