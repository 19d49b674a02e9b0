import { type Bound } from '../bound';
import { engineCast } from '../coerce';
import { decimalOf } from '../sql-type';
import { callNode, castNode, compareNode, integerNode, NULL_NODE, type SqlNode } from '../tree';

/** A decimal rounded to places that differ by row, of which the engine takes only a constant number. */
export function roundDecimal({ node, type }: Bound, places: SqlNode): SqlNode {
  const { precision, scale } = decimalOf(type);
  const least = scale - precision;
  const rounded = (count: number): SqlNode =>
    engineCast(callNode('round', node, castNode(integerNode(count), 'INTEGER')), type);
  const between = Array.from({ length: precision }, (_, index) => ({
    when_expr: compareNode('EQUAL', places, integerNode(least + index)),
    then_expr: rounded(least + index),
  }));
  const beyond = [
    { when_expr: compareNode('GREATERTHANOREQUALTO', places, integerNode(scale)), then_expr: node },
    { when_expr: compareNode('LESSTHAN', places, integerNode(least)), then_expr: rounded(least - 1) },
  ];
  return { class: 'CASE', type: 'CASE_EXPR', case_checks: [...between, ...beyond], else_expr: NULL_NODE };
}
