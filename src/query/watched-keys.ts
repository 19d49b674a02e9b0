import { MAX_TOP } from './choices';
import type { Filter, KeyField } from './model';
import { possibleEnds } from './possible-ends';
import { KEY_SEPARATOR } from './volume-expressions';

type Parts = Partial<Record<KeyField, string>>;

/**
 * The keys a query names one by one, because its filters fix every field of them. They are answered also when no record
 * has them: who watches a pair must see it fall to zero, not vanish.
 */
export function watchedKeys(filters: readonly Filter[], keys: readonly KeyField[]): string[] {
  const regions = keys.filter((field) => field === 'srcregion' || field === 'dstregion');
  const lists = [
    ...(regions.length === 0 ? [] : [possibleEnds(filters).map((ends): Parts => ends)]),
    ...keys
      .filter((field) => !regions.includes(field as (typeof regions)[number]))
      .map((field) => namedValues(filters, field).map((value): Parts => ({ [field]: value }))),
  ];
  if (lists.reduce((product, { length }) => product * length, 1) > MAX_COMBINED) {
    return [];
  }
  const named = lists.reduce<Parts[]>(
    (all, list) => all.flatMap((head) => list.map((one) => ({ ...head, ...one }))),
    [{}],
  );
  const isFixed = named.every((parts) => keys.every((field) => parts[field] !== undefined));
  const watched = isFixed ? named.map((parts) => keys.map((field) => parts[field]).join(KEY_SEPARATOR)) : [];
  const distinct = [...new Set(watched)];
  return distinct.length > MAX_TOP ? [] : distinct;
}

/** Pairs may name one region many times over, so there may be more combinations than keys. */
const MAX_COMBINED = 10 * MAX_TOP;

/** What filters leave of the values they name for a field; nothing where none names any. */
function namedValues(filters: readonly Filter[], field: KeyField): string[] {
  const of = (operator: Filter['operator']) =>
    filters.filter((one) => one.field === field && one.operator === operator);
  const [first, ...more] = of('is');
  return (first?.values ?? []).filter(
    (value) =>
      more.every(({ values }) => values.includes(value)) && !of('isNot').some(({ values }) => values.includes(value)),
  );
}
