import { ADDRESSES } from './addresses';
import { AGGREGATES, NUMBERS, WINDOWS } from './aggregates';
import { type FunctionRule } from './function-rule';
import { TEXTS } from './texts';
import { TIMES } from './times';

const FUNCTIONS: Readonly<Record<string, FunctionRule>> = {
  ...AGGREGATES,
  ...WINDOWS,
  ...NUMBERS,
  ...TEXTS,
  ...TIMES,
  ...ADDRESSES,
};

/** The rule of a function; undefined for everything that CLS's documents do not name. */
export function functionRule(name: string): FunctionRule | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(FUNCTIONS, key) ? FUNCTIONS[key] : undefined;
}
