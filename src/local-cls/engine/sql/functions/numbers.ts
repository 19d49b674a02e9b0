import { coerce } from '../coerce';
import { compareValues, mayBeNan } from '../compare-values';
import { commonType, decimalOf, decimalType, isWhole, type SqlType } from '../sql-type';
import { caseNode, callNode, castNode, integerNode, NULL_NODE, operatorNode, type SqlNode, textNode } from '../tree';
import { callMacro, macro, nodesIn } from './call-macro';
import { type Argument, firstType, type FunctionRule, type FunctionTable } from './function-rule';
import { roundDecimal } from './round-decimal';

/** A function of doubles; `name` is the engine's when it differs. */
function ofDoubles(count: 1 | 2, name?: string): FunctionRule {
  return {
    args: count === 1 ? ['number'] : ['number', 'number'],
    returns: 'double',
    ...(name !== undefined && { as: name }),
    pass: (args) => nodesIn(args).map((node) => castNode(node, 'DOUBLE')),
  };
}

/** The same with a macro that names its argument more than once. */
function guarded(name: string): FunctionRule {
  return {
    args: ['number'],
    returns: 'double',
    replace: ([value]) => callMacro(name, castNode(value!.node, 'DOUBLE')),
  };
}

/** Rounding leaves whole numbers as they are. `carry`: rounding a decimal may take one digit more. */
function rounding(name: string, carry: 0 | 1): FunctionRule {
  return {
    args: ['number'],
    returns: ([type]) => roundedType(type!, carry),
    replace: ([value]) => (isWhole(value!.type) ? value!.node : callNode(name, value!.node)),
  };
}

/** Presto's type of a decimal without its fraction. */
function roundedType(type: SqlType, carry: 0 | 1): SqlType {
  if (!type.startsWith('decimal')) {
    return type;
  }
  const { precision, scale } = decimalOf(type);
  return decimalType(Math.max(precision - scale + (scale > 0 ? carry : 0), 1), 0);
}

const placedType = ([type]: readonly SqlType[]): SqlType =>
  type!.startsWith('decimal') ? decimalType(decimalOf(type!).precision + 1, decimalOf(type!).scale) : type!;

const round: FunctionRule = {
  ...rounding('round', 1),
  or: {
    args: ['number', 'whole'],
    returns: placedType,
    replace: ([value, digits]) =>
      value!.type.startsWith('decimal') && digits!.node.class !== 'CONSTANT'
        ? roundDecimal(coerce(value!, placedType([value!.type])), digits!.node)
        : callNode('round', value!.node, castNode(digits!.node, 'INTEGER')),
  },
};

const signType = ([type]: readonly SqlType[]): SqlType => (type!.startsWith('decimal') ? decimalType(1, 0) : type!);

/** Of decimals: as many digits as the smaller has before, and the longer behind the point. */
function remainderType(types: readonly SqlType[]): SqlType {
  const common = commonType(types);
  if (!common.startsWith('decimal')) {
    return common;
  }
  const [left, right] = types.map(decimalOf);
  const scale = Math.max(left!.scale, right!.scale);
  return decimalType(Math.min(left!.precision - left!.scale, right!.precision - right!.scale) + scale, scale);
}

const random: FunctionRule = {
  args: [],
  optional: ['whole', 'whole'],
  returns: (types) => (types.length === 0 ? 'double' : 'bigint'),
  replace: (args) => {
    const [low, high] = nodesIn(args);
    if (low === undefined) {
      return callNode('random');
    }
    return high === undefined
      ? callMacro('cls_random_below', low)
      : operatorNode('+', low, callMacro('cls_random_below', operatorNode('-', high, low)));
  },
};

const widthBucket: FunctionRule = {
  args: ['number', 'number', 'number', 'whole'],
  returns: 'bigint',
  replace: ([value, low, high, count]) =>
    callMacro('cls_width_bucket', ...[value!, low!, high!].map(({ node }) => castNode(node, 'DOUBLE')), count!.node),
  or: {
    args: ['number', 'array(T)'],
    returns: ([, bins]) => (/^array\((?:decimal.*|double|integer|bigint)\)$/.test(bins!) ? 'bigint' : undefined),
    replace: ([value, bins]) => callMacro('cls_bin', castNode(value!.node, 'DOUBLE'), bins!.node),
  },
};

function modulo([left, right]: readonly Argument[]): SqlNode {
  const isDouble = [left!, right!].some(({ type }) => type === 'double');
  return callNode(isDouble ? 'mod' : 'cls_modulo', left!.node, right!.node);
}

const constantOf = (text: string): FunctionRule => ({
  args: [],
  returns: 'double',
  replace: () => castNode(textNode(text), 'DOUBLE'),
});

/** Functions of numbers (SQL mathematical calculation page). */
export const NUMBERS: FunctionTable = {
  abs: { args: ['number'], returns: firstType },
  cbrt: guarded('cls_cbrt'),
  sqrt: guarded('cls_sqrt'),
  degrees: ofDoubles(1),
  radians: ofDoubles(1),
  e: constantOf(String(Math.E)),
  exp: ofDoubles(1),
  ln: guarded('cls_ln'),
  log2: guarded('cls_log2'),
  log10: guarded('cls_log10'),
  log: { args: ['number', 'number'], returns: 'double', replace: macro('cls_log') },
  pi: constantOf(String(Math.PI)),
  pow: ofDoubles(2),
  power: ofDoubles(2, 'pow'),
  rand: random,
  random,
  round,
  floor: rounding('floor', 1),
  ceil: rounding('ceil', 1),
  ceiling: rounding('ceil', 1),
  truncate: rounding('trunc', 0),
  from_base: { args: ['varchar', 'whole'], returns: 'bigint', as: 'cls_from_base' },
  to_base: {
    args: ['whole', 'whole'],
    returns: 'varchar',
    pass: ([value, radix]) => [value!.node, castNode(radix!.node, 'INTEGER')],
    wrap: (call) => callNode('lower', call),
  },
  acos: guarded('cls_acos'),
  asin: guarded('cls_asin'),
  atan: ofDoubles(1),
  atan2: ofDoubles(2),
  cos: ofDoubles(1),
  sin: ofDoubles(1),
  cosh: ofDoubles(1),
  tan: ofDoubles(1),
  tanh: ofDoubles(1),
  infinity: constantOf('Infinity'),
  nan: constantOf('NaN'),
  is_nan: { args: ['number'], returns: 'boolean', as: 'isnan', pass: ([value]) => [castNode(value!.node, 'DOUBLE')] },
  mod: { args: ['number', 'number'], returns: remainderType, replace: modulo },
  sign: { args: ['number'], returns: signType },
  width_bucket: widthBucket,
};

const bits = (operator: string): FunctionRule => ({
  args: ['whole', 'whole'],
  returns: 'bigint',
  replace: (args) => callNode(operator, ...nodesIn(args).map((node) => castNode(node, 'BIGINT'))),
});

/** Functions of bits (SQL bitwise operation page). */
export const BITS: FunctionTable = {
  bit_count: { args: ['whole', 'whole'], returns: 'bigint', replace: macro('cls_bit_count') },
  bitwise_and: bits('cls_bit_and'),
  bitwise_or: bits('cls_bit_or'),
  bitwise_xor: bits('xor'),
  bitwise_not: {
    args: ['whole'],
    returns: 'bigint',
    replace: ([value]) =>
      operatorNode('-', operatorNode('-', integerNode(0), integerNode(1)), castNode(value!.node, 'BIGINT')),
  },
};

/** NULL as soon as one is NULL; the engine would leave it out. */
function extreme(name: string): FunctionRule {
  return {
    args: ['T'],
    rest: 'T',
    returns: 'T',
    replace: (args) => callMacro(`cls_${name}`, callNode('list_value', ...nodesIn(args))),
  };
}

/** The engine's own compares not a number as equal. */
function nullIf([value, other]: readonly Argument[]): SqlNode {
  return mayBeNan(value!) || mayBeNan(other!)
    ? caseNode(compareValues('COMPARE_EQUAL', value!, other!), NULL_NODE, value!.node)
    : callNode('nullif', value!.node, other!.node);
}

/** Functions that choose among values, and that name a type (SQL conditional and type conversion pages). */
export const CONDITIONS: FunctionTable = {
  nullif: { args: ['T', 'T'], returns: firstType, replace: nullIf },
  greatest: extreme('array_max'),
  least: extreme('array_min'),
  typeof: { args: ['any'], returns: 'varchar', replace: ([value]) => textNode(value!.type) },
};
