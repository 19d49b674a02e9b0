import { say } from '#wording';
import { COMPARED_WITH, TOP_ORDERS } from './choices';
import { InvalidQueryError } from './invalid-query-error';
import type { Comparison } from './model';
import { type JsonObject, readOneOf } from './read-json';

/** A control that was emptied may leave null. */
const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

export function readComparison(saved: JsonObject): Pick<Comparison, 'compareWith'> {
  return isAbsent(saved.compareWith) ? {} : { compareWith: readOneOf(saved, 'compareWith', COMPARED_WITH, undefined) };
}

export function readOrder(saved: JsonObject): Pick<Comparison, 'order'> {
  const order = readOneOf(saved, 'order', TOP_ORDERS, 'biggest');
  if (order !== 'biggest' && isAbsent(saved.compareWith)) {
    throw new InvalidQueryError(
      'order',
      say("'{{order}}' needs an earlier time to compare with: choose one day or one week", { order }),
    );
  }
  return isAbsent(saved.order) ? {} : { order };
}
