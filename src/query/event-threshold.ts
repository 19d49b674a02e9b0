/** Traffic as annotations: a series is an event for as long as it lies above a value. */
import { say } from '#wording';
import { InvalidQueryError } from './invalid-query-error';
import type { TrafficQuery } from './model';
import { describe, type JsonObject, refuseVariable } from './read-json';

/** Reads the value, also one saved as text, as Grafana's variables leave it. */
export function readAbove(saved: JsonObject): Pick<TrafficQuery, 'above'> {
  const value = saved.above ?? undefined;
  if (value === undefined) {
    return {};
  }
  if (typeof value === 'string') {
    refuseVariable(value, 'above');
  }
  const above = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof above !== 'number' || !Number.isFinite(above) || above < 0) {
    throw new InvalidQueryError(
      'above',
      say('{{value}} is not a value to lie above; write a number like 500000000', { value: describe(value) }),
    );
  }
  return { above };
}

/** Not refused while it is read: a question on its way to a threshold can still be edited. */
export function refuseWithoutThreshold({ format, above, measures }: TrafficQuery): void {
  if (format !== 'annotations') {
    return;
  }
  if (above === undefined) {
    throw new InvalidQueryError(
      'above',
      say('enter the value above which traffic is an event, in the unit of the measure'),
    );
  }
  if (measures.length > 1) {
    throw new InvalidQueryError('measures', say('one value is compared with one measure; keep the one that matters'));
  }
}
