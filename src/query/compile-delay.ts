import { printSelect, sql } from '#language';
import { type LogFormat, SETTLE_SECONDS } from '#flowlog';
import { numberOf } from './compile-where';
import type { SearchRequest, SourceSchema, TopicDelay } from './plan';

/** Columns of the answer. Seconds. */
export const DELAY = { middle: 'p50', late: 'p995', records: 'records' } as const;

/** The stretch that is measured: recent, and old enough that nearly all of its records have come. */
const FROM_SECONDS = 5400;
const TO_SECONDS = 1800;

/** How long after their end records of a topic are stamped. Absent where the index does not let it be told. */
export function compileDelay({ source, schema }: SourceSchema, nowMs: number): SearchRequest | undefined {
  if (schema.find('end')?.statistics !== true) {
    return undefined;
  }
  const stamped = sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000));
  const delay = sql.binary(stamped, '-', numberOf(schema.countable('end')));
  return {
    purpose: 'delay',
    source,
    fromMs: nowMs - FROM_SECONDS * 1000,
    toMs: nowMs - TO_SECONDS * 1000,
    search: '*',
    sql: printSelect({
      items: [
        { expression: sql.call('approx_percentile', delay, sql.decimal('0.5')), as: DELAY.middle },
        { expression: sql.call('approx_percentile', delay, sql.decimal('0.995')), as: DELAY.late },
        { expression: sql.call('count', sql.star), as: DELAY.records },
      ],
      limit: 1,
    }),
    limit: 1,
  };
}

/** Fewer records say nothing about the slowest half per cent. */
const ENOUGH = 200;

/** A clock that is hours off must not make all of a topic unsettled. */
const MOST_SECONDS = 3600;

/** A topic stamped with the time of arrival shows its delay; one stamped with the event's shows none. */
const ARRIVAL_SECONDS = 60;

/** Seconds; the middle and nearly the slowest of so many records. */
export interface MeasuredDelay {
  middle: number;
  late: number;
  records: number;
}

/**
 * What a measurement means, never less than the documented delay. Where nothing was measured records may be stamped on
 * arrival: a wide margin costs time only.
 */
export function readDelay(log: LogFormat, measured?: MeasuredDelay): TopicDelay {
  const documented = SETTLE_SECONDS[log];
  if (measured === undefined || measured.records === 0) {
    return { settle: documented, late: MOST_SECONDS };
  }
  const { middle, late, records } = measured;
  if (middle < ARRIVAL_SECONDS) {
    return { settle: documented, late: documented };
  }
  const slowest = records < ENOUGH ? 0 : Math.ceil(late / 60) * 60;
  return { settle: Math.min(MOST_SECONDS, Math.max(documented, slowest)), late: MOST_SECONDS };
}
