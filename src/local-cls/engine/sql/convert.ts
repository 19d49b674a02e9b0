/** What a cast makes of a value, in the engine's form. */
import { type Bound } from './bound';
import { coerce, engineCast } from './coerce';
import { fromJson } from './convert-json';
import { zoneOf } from './functions/zones';
import { once } from './once';
import { comparable, familyOf, isWhole, type SqlType, typeParts, UNKNOWN } from './sql-type';
import { callNode, caseNode, castNode, columnNode, NULL_NODE, operatorNode, type SqlNode, textNode } from './tree';

const NUMBER = '[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?';
const CLOCK = '[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?';

/** Texts that Presto reads as a value of a type; the engine would read more. */
const TEXTS: Readonly<Record<string, string>> = {
  bigint: '[+-]?[0-9]+',
  integer: '[+-]?[0-9]+',
  double: `${NUMBER}|NaN|[+-]?Infinity`,
  decimal: NUMBER,
  boolean: '(?i)t|f|true|false|1|0',
  timestamp: `[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T]${CLOCK}( ?(Z|[+-][0-9]{2}:?[0-9]{2}))?)?`,
  date: '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}',
  time: CLOCK,
};

/** Undefined when Presto has no such cast. With `tries`, what cannot be converted is NULL instead of an error. */
export function convert(value: Bound, wanted: SqlType, tries: boolean): SqlNode | undefined {
  const { node, type } = value;
  if (type === wanted) {
    return node;
  }
  if (type === UNKNOWN) {
    return coerce(value, wanted).node;
  }
  if (type === 'json') {
    return fromJson(node, wanted, tries, (text, member) => fromText(text, member, false));
  }
  if (wanted === 'json') {
    return callNode('to_json', node);
  }
  if (wanted === 'varchar') {
    return toText(node, type);
  }
  if (type === 'varchar') {
    return fromText(node, wanted, tries);
  }
  return betweenArrays(value, wanted, tries) ?? plainCast(node, type, wanted, tries);
}

function plainCast(node: SqlNode, type: SqlType, wanted: SqlType, tries: boolean): SqlNode | undefined {
  const [from, to] = [familyOf(type), familyOf(wanted)];
  if (isWhole(type) && wanted === 'timestamp') {
    // CLS's own: epoch milliseconds are a time.
    return callNode('epoch_ms', castNode(node, 'BIGINT'));
  }
  if (type === 'double' && isWhole(wanted)) {
    return attempt(engineCast(callNode('round', node), wanted), tries);
  }
  if (type === 'double' && wanted.startsWith('decimal')) {
    return attempt(engineCast(castNode(node, 'VARCHAR'), wanted), tries);
  }
  if ((from === 'number' && (to === 'number' || to === 'boolean')) || (from === 'boolean' && to === 'number')) {
    return attempt(engineCast(node, wanted), tries);
  }
  const zone = zoneOf(type);
  if (from === 'time' && to === 'time' && wanted !== 'timestamp with time zone') {
    return engineCast(zone === undefined ? node : callNode('timezone', textNode(zone), node), wanted);
  }
  return type === 'timestamp' && wanted === 'time' ? castNode(node, 'TIME') : undefined;
}

function toText(node: SqlNode, type: SqlType): SqlNode | undefined {
  const zone = zoneOf(type);
  if (zone !== undefined) {
    const wall = callNode('timezone', textNode(zone), node);
    return callNode('strftime', wall, textNode(`%Y-%m-%d %H:%M:%S.%g ${zone}`));
  }
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'boolean':
    case 'date':
      return castNode(node, 'VARCHAR');
    case 'double':
      return once([node], ([value]) => callNode('cls_double_text', value!));
    case 'timestamp':
      return callNode('strftime', node, textNode('%Y-%m-%d %H:%M:%S.%g'));
    default:
      return type.startsWith('decimal')
        ? callNode('regexp_replace', castNode(node, 'VARCHAR'), textNode('^(-?)[.]'), textNode('\\10.'))
        : undefined;
  }
}

function fromText(node: SqlNode, wanted: SqlType, tries: boolean): SqlNode | undefined {
  const pattern = TEXTS[wanted.startsWith('decimal') ? 'decimal' : wanted];
  if (pattern === undefined) {
    return undefined;
  }
  return once([node], ([text]) => {
    const message = [textNode("Cannot cast '"), text!, textNode(`' to ${wanted.toUpperCase()}`)];
    const failure = tries
      ? NULL_NODE
      : callNode(
          'cls_fail_text',
          message.reduce((a, b) => operatorNode('||', a, b)),
        );
    const unfit: SqlNode = {
      class: 'OPERATOR',
      type: 'OPERATOR_NOT',
      children: [callNode('regexp_full_match', text!, textNode(pattern))],
    };
    return caseNode(unfit, textCast(failure, wanted), attempt(textCast(text!, wanted), tries));
  });
}

/** A time with an offset is an instant, shown in UTC. */
function textCast(node: SqlNode, wanted: SqlType): SqlNode {
  switch (wanted) {
    case 'timestamp':
      return castNode(castNode(node, 'TIMESTAMP WITH TIME ZONE'), 'TIMESTAMP');
    case 'time':
      return castNode(node, 'TIME');
    default:
      return engineCast(node, wanted);
  }
}

function betweenArrays({ node, type }: Bound, wanted: SqlType, tries: boolean): SqlNode | undefined {
  const [from, to] = [typeParts(type), typeParts(wanted)];
  if (from?.name !== 'array' || to?.name !== 'array' || !comparable(type, type)) {
    return undefined;
  }
  const element = convert({ node: columnNode('__element'), type: from.parts[0]! }, to.parts[0]!, tries);
  const lambda = { class: 'LAMBDA', type: 'LAMBDA', lhs: columnNode('__element'), expr: element };
  return element && callNode('list_transform', node, lambda);
}

function attempt(cast: SqlNode, tries: boolean): SqlNode {
  if (!tries) {
    return cast;
  }
  const child = cast['child'] as SqlNode;
  return {
    ...cast,
    try_cast: true,
    child: child.class === 'CAST' && cast['cast_type'] !== undefined ? attempt(child, true) : child,
  };
}
