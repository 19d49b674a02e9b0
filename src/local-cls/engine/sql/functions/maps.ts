import { callNode, columnNode, type SqlNode } from '../tree';
import { applyLambda, lambdaNode } from './apply-lambda';
import { macro } from './call-macro';
import { type Argument, firstType, type FunctionRule, type FunctionTable } from './function-rule';

const ENTRY = 'cls_entry';

/** An aggregate that gathers keys and values, and what makes a map of them. */
function gathered(returns: string, name: string): FunctionRule {
  return {
    args: ['T', 'U'],
    returns,
    aggregate: true,
    gathers: true,
    as: 'list',
    pass: ([key, value]) => [callNode('cls_entry', key!.node, value!.node)],
    wrap: (call) => callNode(name, call),
  };
}

function filterMap([map, lambda]: readonly Argument[]): SqlNode {
  const test = applyLambda(lambda!.node, [columnNode(ENTRY, 'key'), columnNode(ENTRY, 'value')]);
  const entries = callNode('list_filter', callNode('map_entries', map!.node), lambdaNode(columnNode(ENTRY), test));
  return callNode('map_from_entries', entries);
}

/** Functions of maps. Their page is in the index of CLS's documents; single names were read from other pages of it. */
export const MAPS: FunctionTable = {
  map: {
    args: ['array(T)', 'array(U)'],
    returns: 'map(T,U)',
    replace: macro('cls_map'),
    or: { args: [], returns: 'map(unknown,unknown)' },
  },
  map_agg: gathered('map(T,U)', 'cls_map_of'),
  multimap_agg: gathered('map(T,array(U))', 'cls_multimap_of'),
  map_keys: { args: ['map(T,U)'], returns: 'array(T)' },
  map_values: { args: ['map(T,U)'], returns: 'array(U)' },
  map_concat: { args: ['map(T,U)', 'map(T,U)'], rest: 'map(T,U)', returns: firstType },
  map_filter: { args: ['map(T,U)', 'T,U -> boolean'], returns: 'map(T,U)', replace: filterMap },
  cosine_similarity: {
    args: ['map(varchar,T)', 'map(varchar,T)'],
    returns: ([map]) => (/,(?:double|decimal.*|bigint|integer)\)$/.test(map!) ? 'double' : undefined),
    replace: macro('cls_cosine'),
  },
};
