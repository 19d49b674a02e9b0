import { mayBeNan } from '../compare-values';
import { familyOf, typeParts, UNKNOWN } from '../sql-type';
import { callNode, castNode, columnNode, integerNode, type SqlNode, textNode } from '../tree';
import { applyLambda, elementNode, lambdaNode } from './apply-lambda';
import { callMacro, macro } from './call-macro';
import { type Argument, firstType, type FunctionRule, type FunctionTable } from './function-rule';

/** Two arrays of one type. */
const ofTwo = (name: string): FunctionRule => ({
  args: ['array(T)', 'array(T)'],
  returns: 'array(T)',
  replace: macro(name),
});

/** The engine takes the start last, and knows no last step. */
function reduce([list, start, step, last]: readonly Argument[]): SqlNode | string {
  const element = typeParts(list!.type)!.parts[0]!;
  const isOneType = element === start!.type || [element, start!.type].every((type) => familyOf(type) === 'number');
  if (!isOneType && element !== UNKNOWN) {
    return `a state (${start!.type}) of another type than the elements (${element}) is not supported by the local CLS`;
  }
  return applyLambda(last!.node, [callNode('list_reduce', list!.node, step!.node, start!.node)]);
}

/** Most arrays, and elements of each, that a lambda makes. */
const FEW = integerNode(100);

/** The lambda; where it makes arrays, they are few and short. */
function bodyOf({ node, type }: Argument, name: string): SqlNode {
  return type.startsWith('array(')
    ? { ...node, expr: callNode('cls_short', node['expr'] as SqlNode, textNode(name), FEW) }
    : node;
}

function transform([list, lambda]: readonly Argument[]): SqlNode {
  const source = lambda!.type.startsWith('array(')
    ? callMacro('cls_short', list!.node, textNode('transform'), FEW)
    : list!.node;
  return callNode('list_transform', source, bodyOf(lambda!, 'transform'));
}

/** Over the indexes of the longer array; missing elements are NULL. */
function zipWith([left, right, lambda]: readonly Argument[]): SqlNode {
  const all = callNode('cls_zip_indexes', left!.node, right!.node);
  const indexes = lambda!.type.startsWith('array(') ? callNode('cls_short', all, textNode('zip_with'), FEW) : all;
  const elements = [left!, right!].map(({ node }) => elementNode(node, INDEX));
  return callNode('list_transform', indexes, lambdaNode(INDEX, applyLambda(bodyOf(lambda!, 'zip_with'), elements)));
}

const INDEX = columnNode('cls_index');

const bySuffix = ({ node }: Argument): string => (node.class === 'CONSTANT' ? '' : '_by');

const join: FunctionRule = {
  args: ['array(T)', 'varchar'],
  returns: ([list]) => (/^array\((?:array|map)/.test(list!) ? undefined : 'varchar'),
  replace: ([list, by]) => callMacro(`cls_array_join${bySuffix(by!)}`, list!.node, by!.node),
  or: {
    args: ['array(T)', 'varchar', 'varchar'],
    returns: ([list]) => (/^array\((?:array|map)/.test(list!) ? undefined : 'varchar'),
    replace: ([list, by, other]) =>
      callMacro(`cls_array_join_all${bySuffix(by!)}`, callNode('cls_texts', list!.node), by!.node, other!.node),
  },
};

const sequence: FunctionRule = {
  args: ['whole', 'whole'],
  optional: ['whole'],
  returns: 'array(bigint)',
  grows: true,
  replace: ([from, to, step]) => callMacro('cls_sequence', from!.node, to!.node, step?.node ?? integerNode(1)),
};

/** Functions of arrays and their lambdas (SQL array and lambda pages). */
export const ARRAYS: FunctionTable = {
  array_distinct: { args: ['array(T)'], returns: firstType, replace: macro('cls_distinct') },
  array_except: ofTwo('cls_except'),
  array_intersect: ofTwo('cls_intersect'),
  array_union: { ...ofTwo('cls_union'), grows: true },
  array_join: join,
  array_max: { args: ['array(T)'], returns: 'T', replace: macro('cls_array_max') },
  array_min: { args: ['array(T)'], returns: 'T', replace: macro('cls_array_min') },
  array_position: { args: ['array(T)', 'T'], returns: 'bigint', replace: macro('cls_array_position') },
  array_remove: { args: ['array(T)', 'T'], returns: 'array(T)', replace: macro('cls_array_remove') },
  array_sort: { args: ['array(T)'], returns: firstType, as: 'cls_sort' },
  cardinality: {
    args: ['array(T)'],
    returns: 'bigint',
    as: 'len',
    or: { args: ['map(K,U)'], returns: 'bigint', as: 'cardinality', wrap: (call) => castNode(call, 'BIGINT') },
  },
  contains: {
    args: ['array(T)', 'T'],
    returns: 'boolean',
    replace: ([list, value]) =>
      callMacro(mayBeNan(value!) ? 'cls_contains_double' : 'cls_contains', list!.node, value!.node),
  },
  element_at: {
    args: ['array(T)', 'whole'],
    returns: 'T',
    replace: macro('cls_element_at'),
    or: { args: ['map(K,U)', 'K'], returns: 'U', as: 'map_extract_value' },
  },
  filter: { args: ['array(T)', 'T -> boolean'], returns: 'array(T)', as: 'list_filter' },
  flatten: { args: ['array(array(T))'], returns: 'array(T)', grows: true },
  reduce: { args: ['array(T)', 'S', 'S,T -> S', 'S -> U'], returns: 'U', replace: reduce },
  sequence,
  shuffle: { args: ['array(T)'], returns: firstType, as: 'cls_shuffle' },
  slice: { args: ['array(T)', 'whole', 'whole'], returns: 'array(T)', replace: macro('cls_slice') },
  transform: { args: ['array(T)', 'T -> U'], returns: 'array(U)', replace: transform },
  zip: { args: ['array(T)', 'array(U)'], returns: 'array(varchar)', replace: macro('cls_zip') },
  zip_with: { args: ['array(T)', 'array(U)', 'T,U -> S'], returns: 'array(S)', replace: zipWith },
};
