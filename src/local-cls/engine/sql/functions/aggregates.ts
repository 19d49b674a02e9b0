import { decimalOf, decimalType, isWhole, MAX_PRECISION, type SqlType } from '../sql-type';
import { callNode, castNode, type SqlNode } from '../tree';
import { firstType, type FunctionRule, type FunctionTable } from './function-rule';

const asBigint = (call: SqlNode) => castNode(call, 'BIGINT');

/** `max_by(x, y)`, or the x of the n largest y as an array. */
function extremeBy(): FunctionRule {
  return {
    args: ['T', 'any'],
    returns: 'T',
    aggregate: true,
    or: { args: ['T', 'any', 'whole'], returns: 'array(T)', aggregate: true },
  };
}

/** `max(x)`, or the n largest x as an array. */
function extreme(): FunctionRule {
  return { args: ['any'], returns: firstType, aggregate: true };
}

/** What checksum hashes: the UTF-8 bytes of a text, the eight bytes of a whole number. */
const CHECKSUM_TERMS: Readonly<Record<string, string>> = {
  varchar: 'cls_checksum_text',
  bigint: 'cls_checksum_whole',
};

const approxDistinct: FunctionRule = {
  args: ['any'],
  returns: 'bigint',
  aggregate: true,
  as: 'list',
  pass: ([value]) => [callNode('cls_distinct_key', value!.node)],
  wrap: (call) => callNode('cls_distinct_count', { ...call, distinct: true }),
};

const approxPercentile: FunctionRule = {
  args: ['number', 'number'],
  returns: 'double',
  aggregate: true,
  as: 'approx_quantile',
  pass: ([value, share]) => [castNode(value!.node, 'DOUBLE'), castNode(share!.node, 'FLOAT')],
  or: {
    args: ['number', 'array(T)'],
    returns: ([, shares]) =>
      /^array\((?:decimal.*|double|integer|bigint)\)$/.test(shares!) ? 'array(double)' : undefined,
    aggregate: true,
    as: 'approx_quantile',
    pass: ([value, shares]) => [castNode(value!.node, 'DOUBLE'), callNode('cls_shares', shares!.node)],
  },
};

const checksum: FunctionRule = {
  args: ['any'],
  returns: ([type]) => (type! in CHECKSUM_TERMS ? 'varbinary' : undefined),
  aggregate: true,
  as: 'sum',
  pass: ([value]) => [callNode('cls_checksum_term', callNode(CHECKSUM_TERMS[value!.type]!, value!.node))],
  wrap: (call) => callNode('cls_checksum_of', call),
};

const sumType = ([type]: readonly SqlType[]): SqlType =>
  isWhole(type!) ? 'bigint' : type!.startsWith('decimal') ? decimalType(MAX_PRECISION, decimalOf(type!).scale) : type!;

/** Functions that combine rows (SQL aggregate, estimation and array pages). */
export const AGGREGATES: FunctionTable = {
  count_star: { args: [], returns: 'bigint', aggregate: true },
  count: { args: ['any'], returns: 'bigint', aggregate: true, or: { args: [], returns: 'bigint', aggregate: true } },
  count_if: { args: ['boolean'], returns: 'bigint', aggregate: true, wrap: asBigint },
  sum: {
    args: ['number'],
    returns: sumType,
    aggregate: true,
  },
  avg: {
    args: ['number'],
    returns: ([type]) => (type!.startsWith('decimal') ? type! : 'double'),
    aggregate: true,
  },
  min: extreme(),
  max: extreme(),
  min_by: extremeBy(),
  max_by: extremeBy(),
  arbitrary: { args: ['any'], returns: firstType, aggregate: true, as: 'any_value' },
  bool_and: { args: ['boolean'], returns: 'boolean', aggregate: true },
  every: { args: ['boolean'], returns: 'boolean', aggregate: true, as: 'bool_and' },
  bool_or: { args: ['boolean'], returns: 'boolean', aggregate: true },
  bitwise_and_agg: { args: ['whole'], returns: 'bigint', aggregate: true, as: 'bit_and', wrap: asBigint },
  bitwise_or_agg: { args: ['whole'], returns: 'bigint', aggregate: true, as: 'bit_or', wrap: asBigint },
  checksum,
  geometric_mean: {
    args: ['number'],
    returns: 'double',
    aggregate: true,
    as: 'avg',
    pass: ([value]) => [callNode('cls_ln', castNode(value!.node, 'DOUBLE'))],
    wrap: (call) => callNode('exp', call),
  },
  approx_distinct: approxDistinct,
  approx_percentile: approxPercentile,
  array_agg: { args: ['T'], returns: 'array(T)', aggregate: true, gathers: true, as: 'list' },
};

const ofPairs: FunctionRule = { args: ['number', 'number'], returns: 'double', aggregate: true };
const spread: FunctionRule = { args: ['number'], returns: 'double', aggregate: true };

/** Statistics (SQL mathematical statistics page). */
export const STATISTICS: FunctionTable = {
  corr: ofPairs,
  covar_pop: ofPairs,
  covar_samp: ofPairs,
  regr_intercept: ofPairs,
  regr_slope: ofPairs,
  stddev: spread,
  stddev_samp: spread,
  stddev_pop: spread,
  variance: spread,
  var_samp: spread,
  var_pop: spread,
};

/** Functions that need OVER (SQL window page). */
export const WINDOWS: FunctionTable = {
  row_number: { args: [], returns: 'bigint', window: 'ranking' },
  rank: { args: [], returns: 'bigint', window: 'ranking' },
  dense_rank: { args: [], returns: 'bigint', window: 'ranking' },
  percent_rank: { args: [], returns: 'double', window: 'ranking' },
  cume_dist: { args: [], returns: 'double', window: 'ranking' },
  ntile: { args: ['whole'], returns: 'bigint', window: 'ranking' },
  first_value: { args: ['any'], returns: firstType, window: true },
  last_value: { args: ['any'], returns: firstType, window: true },
  nth_value: { args: ['any', 'whole'], returns: firstType, window: true },
  lag: { args: ['T'], optional: ['whole', 'T'], returns: 'T', window: 'shifting' },
  lead: { args: ['T'], optional: ['whole', 'T'], returns: 'T', window: 'shifting' },
};
