import { commonType } from '../sql-type';
import { castNode, type SqlNode } from '../tree';
import { firstType, type FunctionTable } from './function-rule';

const isWhole = (type: string | undefined) => type === 'bigint' || type === 'integer';
const asBigint = (call: SqlNode) => castNode(call, 'BIGINT');

/** Functions that combine rows (SQL aggregate and estimation pages). */
export const AGGREGATES: FunctionTable = {
  count_star: { args: [], returns: 'bigint', aggregate: true },
  count: { args: ['any'], returns: 'bigint', aggregate: true },
  count_if: { args: ['boolean'], returns: 'bigint', aggregate: true, wrap: asBigint },
  sum: {
    args: ['number'],
    returns: ([type]) => (isWhole(type) ? 'bigint' : type!),
    aggregate: true,
    wrap: (call, [type]) => (isWhole(type) ? asBigint(call) : call),
  },
  avg: { args: ['number'], returns: 'double', aggregate: true },
  min: { args: ['any'], returns: firstType, aggregate: true },
  max: { args: ['any'], returns: firstType, aggregate: true },
  min_by: { args: ['any', 'any'], returns: firstType, aggregate: true },
  max_by: { args: ['any', 'any'], returns: firstType, aggregate: true },
  arbitrary: { args: ['any'], returns: firstType, aggregate: true, as: 'any_value' },
  bool_and: { args: ['boolean'], returns: 'boolean', aggregate: true },
  every: { args: ['boolean'], returns: 'boolean', aggregate: true, as: 'bool_and' },
  bool_or: { args: ['boolean'], returns: 'boolean', aggregate: true },
  bitwise_and_agg: { args: ['whole'], returns: 'bigint', aggregate: true, as: 'bit_and', wrap: asBigint },
  bitwise_or_agg: { args: ['whole'], returns: 'bigint', aggregate: true, as: 'bit_or', wrap: asBigint },
  geometric_mean: { args: ['number'], returns: 'double', aggregate: true, as: 'geomean' },
  approx_distinct: { args: ['any'], returns: 'bigint', aggregate: true, as: 'approx_count_distinct' },
  approx_percentile: {
    args: ['number', 'any'],
    returns: ([, share]) => (share?.startsWith('array') ? 'array(double)' : 'double'),
    aggregate: true,
    as: 'approx_quantile',
    pass: ([value, share]) => [castNode(value!.node, 'DOUBLE'), share!.node],
  },
  array_agg: { args: ['any'], returns: ([type]) => `array(${type})`, aggregate: true },
};

/** Functions that need OVER. */
export const WINDOWS: FunctionTable = {
  row_number: { args: [], returns: 'bigint', window: true },
  rank: { args: [], returns: 'bigint', window: true },
  dense_rank: { args: [], returns: 'bigint', window: true },
  percent_rank: { args: [], returns: 'double', window: true },
  cume_dist: { args: [], returns: 'double', window: true },
  ntile: { args: ['whole'], returns: 'bigint', window: true },
  first_value: { args: ['any'], returns: firstType, window: true },
  last_value: { args: ['any'], returns: firstType, window: true },
  nth_value: { args: ['any', 'whole'], returns: firstType, window: true },
  lag: { args: ['any'], optional: ['whole', 'any'], returns: firstType, window: true },
  lead: { args: ['any'], optional: ['whole', 'any'], returns: firstType, window: true },
};

/** Functions of numbers, and those that choose among values. */
export const NUMBERS: FunctionTable = {
  abs: { args: ['number'], returns: firstType },
  ceil: { args: ['number'], returns: firstType },
  ceiling: { args: ['number'], returns: firstType, as: 'ceil' },
  floor: { args: ['number'], returns: firstType },
  round: { args: ['number'], optional: ['whole'], returns: firstType },
  sign: {
    args: ['number'],
    returns: firstType,
    wrap: (call, [type]) => castNode(call, isWhole(type) ? 'BIGINT' : 'DOUBLE'),
  },
  mod: { args: ['number', 'number'], returns: commonType },
  sqrt: { args: ['number'], returns: 'double' },
  cbrt: { args: ['number'], returns: 'double' },
  exp: { args: ['number'], returns: 'double' },
  ln: { args: ['number'], returns: 'double' },
  log2: { args: ['number'], returns: 'double' },
  log10: { args: ['number'], returns: 'double' },
  pow: { args: ['number', 'number'], returns: 'double' },
  power: { args: ['number', 'number'], returns: 'double', as: 'pow' },
  nullif: { args: ['any', 'any'], returns: firstType },
  greatest: { args: ['any'], rest: 'any', returns: commonType },
  least: { args: ['any'], rest: 'any', returns: commonType },
};
