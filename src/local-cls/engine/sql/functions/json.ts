import { familyOf } from '../sql-type';
import { callNode, castNode, type SqlNode, textNode } from '../tree';
import { type Argument, type FunctionRule, type FunctionTable } from './function-rule';

const asJson = (call: SqlNode): SqlNode => callNode('cls_json', call);

/** JSON is a text for these functions. */
const texts = (args: readonly Argument[]): SqlNode[] =>
  args.map(({ node, type }) => (type === 'json' ? castNode(node, 'VARCHAR') : node));

/** A JSON or a text, and a path. */
function atPath(name: string, returns: string): FunctionRule {
  return { args: ['json', 'varchar'], returns, as: name, pass: texts };
}

function contains([list, value]: readonly Argument[]): SqlNode[] {
  const kind = familyOf(value!.type);
  return [...texts([list!]), castNode(value!.node, 'VARCHAR'), textNode(kind)];
}

/** Functions of JSON (SQL JSON page). */
export const JSONS: FunctionTable = {
  json_array_contains: {
    args: ['json', 'any'],
    returns: ([, type]) => (['boolean', 'number', 'varchar'].includes(familyOf(type!)) ? 'boolean' : undefined),
    as: 'cls_json_contains',
    pass: contains,
  },
  json_array_get: { args: ['json', 'whole'], returns: 'varchar', as: 'cls_json_item', pass: texts },
  json_array_length: { args: ['json'], returns: 'bigint', as: 'cls_json_length', pass: texts },
  json_extract: { ...atPath('cls_json_extract', 'json'), wrap: asJson },
  json_extract_scalar: atPath('cls_json_scalar', 'varchar'),
  json_format: {
    args: ['json'],
    returns: ([type]) => (type === 'json' ? 'varchar' : undefined),
    replace: ([value]) => castNode(value!.node, 'VARCHAR'),
  },
  json_parse: { args: ['varchar'], returns: 'json', as: 'cls_json_parse', wrap: asJson },
  json_size: atPath('cls_json_size', 'bigint'),
};
