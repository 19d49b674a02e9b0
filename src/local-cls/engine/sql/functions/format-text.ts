import { familyOf } from '../sql-type';
import { callNode, castNode, type SqlNode, textNode } from '../tree';
import { constantText } from './constant-text';
import { type Argument } from './function-rule';

const PLACE = /%(?:%|(-?0?\d{0,3}(?:\.\d{1,2})?)([sdf]))/g;

/** `format('%s: %d', a, b)` with a constant format; of Java's conversions those for texts and numbers. */
export function formatText([format, ...values]: readonly Argument[]): SqlNode | string {
  const text = constantText(format);
  if (text === undefined) {
    return 'the format must be a constant text';
  }
  const places = [...text.matchAll(PLACE)].filter(([whole]) => whole !== '%%');
  if (text.replace(PLACE, '').includes('%') || places.length !== values.length) {
    return 'the format takes %s, %d and %f, one for each value';
  }
  const nodes = values.map((value, index) => fitted(value, places[index]![2]!));
  const misfit = nodes.findIndex((node) => node === undefined);
  return misfit < 0
    ? callNode('printf', textNode(text), ...(nodes as SqlNode[]))
    : `${places[misfit]![0]} does not take ${values[misfit]!.type}`;
}

function fitted({ node, type }: Argument, conversion: string): SqlNode | undefined {
  const isWhole = type === 'bigint' || type === 'integer';
  switch (conversion) {
    case 's':
      return castNode(node, 'VARCHAR');
    case 'd':
      return isWhole ? castNode(node, 'BIGINT') : undefined;
    default:
      return familyOf(type) === 'number' && !isWhole ? castNode(node, 'DOUBLE') : undefined;
  }
}
