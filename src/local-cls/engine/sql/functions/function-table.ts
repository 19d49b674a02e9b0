import { ADDRESSES } from './addresses';
import { AGGREGATES, STATISTICS, WINDOWS } from './aggregates';
import { ARRAYS } from './arrays';
import { BINARIES } from './binaries';
import { CLOCK } from './clock';
import { type FunctionRule } from './function-rule';
import { JSONS } from './json';
import { MAPS } from './maps';
import { BITS, CONDITIONS, NUMBERS } from './numbers';
import { REGEXES } from './regexes';
import { TEXTS } from './texts';
import { TIMES } from './times';
import { URLS } from './urls';

const FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  ...AGGREGATES,
  ...STATISTICS,
  ...WINDOWS,
  ...NUMBERS,
  ...BITS,
  ...CONDITIONS,
  ...TEXTS,
  ...BINARIES,
  ...REGEXES,
  ...JSONS,
  ...ARRAYS,
  ...MAPS,
  ...URLS,
  ...TIMES,
  ...CLOCK,
  ...ADDRESSES,
};

const MAKE_ARRAYS = new Set(['concat', 'reverse', 'split', 'regexp_extract_all', 'regexp_split']);
const ONLY_READ = new Set(['cardinality', 'contains', 'element_at', 'array_max', 'array_min', 'array_position']);

/** Whether calls of the function make or copy arrays. */
export function makesArrays(name: string): boolean {
  return MAKE_ARRAYS.has(name) || ((Object.hasOwn(ARRAYS, name) || Object.hasOwn(MAPS, name)) && !ONLY_READ.has(name));
}

/**
 * The rule of a function; undefined for everything that CLS's documents do not name. With a number of arguments, of
 * several forms the first that takes as many: `histogram(x)` combines rows, `histogram(time, interval)` does not.
 */
export function functionRule(name: string, count?: number): FunctionRule | undefined {
  const key = name.toLowerCase();
  const rule = Object.hasOwn(FUNCTIONS, key) ? FUNCTIONS[key] : undefined;
  return count === undefined ? rule : (formOf(rule, count) ?? rule);
}

function formOf(rule: FunctionRule | undefined, count: number): FunctionRule | undefined {
  if (rule === undefined) {
    return undefined;
  }
  const most = rule.rest === undefined ? rule.args.length + (rule.optional?.length ?? 0) : Infinity;
  return count >= rule.args.length && count <= most ? rule : formOf(rule.or, count);
}
