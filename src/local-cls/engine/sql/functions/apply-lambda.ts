import { callNode, integerNode, nodesOf, type SqlNode } from '../tree';

/** `list[index]`, NULL beyond the end. */
export function elementNode(list: SqlNode, index: SqlNode): SqlNode {
  return { class: 'OPERATOR', type: 'ARRAY_EXTRACT', children: [list, index] };
}

export function lambdaNode(parameter: SqlNode, body: SqlNode): SqlNode {
  return { class: 'LAMBDA', type: 'LAMBDA', lhs: parameter, expr: body };
}

/** The value of a lambda for given values: nested lambdas over lists of one element. */
export function applyLambda(lambda: SqlNode, values: readonly SqlNode[]): SqlNode {
  const left = lambda['lhs'] as SqlNode;
  const parameters = left.class === 'COLUMN_REF' ? [left] : nodesOf(left['children']);
  return parameters.reduceRight<SqlNode>((body, parameter, index) => {
    const results = callNode('list_transform', callNode('list_value', values[index]!), lambdaNode(parameter, body));
    return elementNode(results, integerNode(1));
  }, lambda['expr'] as SqlNode);
}
