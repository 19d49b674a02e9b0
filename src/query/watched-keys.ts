import { MAX_TOP } from './choices';
import type { Filter, KeyField } from './model';
import { KEY_SEPARATOR } from './volume-expressions';

/**
 * The keys a query names one by one, because its filters fix every field of them. They are answered also when no record
 * has them: who watches a pair must see it fall to zero, not vanish.
 */
export function watchedKeys(filters: readonly Filter[], keys: readonly KeyField[]): string[] {
  const fixed = keys.map((field) => filters.find((one) => one.field === field && one.operator === 'is')?.values);
  const pairs = filters.find(({ field, operator }) => field === 'pair' && operator !== 'isNot');
  const isPair = keys.length === 2 && keys[0] === 'srcregion' && keys[1] === 'dstregion';
  const named = fixed.every((values) => values !== undefined)
    ? product(fixed as string[][])
    : isPair && pairs
      ? pairs.values.flatMap((pair) => bothWays(pair.split('>'), pairs.operator === 'eitherWay'))
      : [];
  return named.length > MAX_TOP ? [] : [...new Set(named.map((parts) => parts.join(KEY_SEPARATOR)))];
}

function product(lists: readonly string[][]): string[][] {
  return lists.reduce<string[][]>(
    (all, values) => all.flatMap((head) => values.map((value) => [...head, value])),
    [[]],
  );
}

const bothWays = (pair: string[], either: boolean): string[][] => (either ? [pair, [...pair].reverse()] : [pair]);
