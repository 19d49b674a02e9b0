import type { DataFrame, TimeRange } from '@grafana/data';

/**
 * Where a chart of `range` begins, in milliseconds. A bucket stands at its beginning, which may lie before the range:
 * where no value lies within the range, that is the last one before it, so that there is something to see.
 */
export function firstShownTime(range: Pick<TimeRange, 'from'>, frames: readonly DataFrame[]): number {
  const from = range.from.valueOf();
  const times = frames.flatMap(timesWithValue);
  return times.length > 0 && times.every((time) => time < from)
    ? times.reduce((last, time) => Math.max(last, time))
    : from;
}

function timesWithValue({ fields }: DataFrame): number[] {
  const ofType = (type: string) => fields.filter((field) => String(field.type) === type);
  const times: number[] = Array.from(ofType('time')[0]?.values ?? []);
  const numbers = ofType('number');
  return times.filter((_, row) => numbers.some((field) => typeof field.values[row] === 'number'));
}
