/**
 * How long the windows are in which a topic's records are made. The documents give one minute for a CCN, or what its flow
 * log was ordered with, and five to ten for interfaces, with samples of one and two: so it is measured.
 */
import { cql, printSearch, printSelect, sql } from '#language';
import { CAPTURE_WINDOW_SECONDS, type LogFormat } from '#flowlog';
import { numberOf } from './compile-where';
import type { Asked, SearchRequest, SourceSchema } from './plan';

/** Columns of the answer: lengths rounded to the minute, in seconds, and how many records have them. */
export const WINDOW = { length: 'length', records: 'records' } as const;

const MINUTE = 60;

/** Long enough to hold several windows, short enough to be cheap. */
const LOOK_BACK_MS = 2 * 3_600_000;

/** Lengths that an answer tells, the usual ones first. */
const MOST = 100;

/** From the first second of records to their last. Absent where the index does not let it be told. */
export function compileWindow(
  log: LogFormat,
  { source, schema }: SourceSchema,
  nowMs: number,
): SearchRequest | undefined {
  const own = log === 'ccn' ? 'observer' : 'interface';
  if (!(['start', 'end', own] as const).every((field) => schema.find(field)?.statistics)) {
    return undefined;
  }
  const [start, end] = [numberOf(schema.countable('start')), numberOf(schema.countable('end'))];
  const rounded = sql.binary(sql.binary(end, '-', start), '+', sql.integer(MINUTE / 2));
  const length = sql.binary(rounded, '-', sql.binary(rounded, '%', sql.integer(MINUTE)));
  return {
    purpose: 'window',
    source,
    fromMs: nowMs - LOOK_BACK_MS,
    toMs: nowMs,
    search: schema.formats.length > 1 ? printSearch(cql.exists(schema.searchable(own).key)) : '*',
    sql: printSelect({
      items: [
        { expression: length, as: WINDOW.length },
        { expression: sql.call('count', sql.star), as: WINDOW.records },
      ],
      groupBy: [1],
      orderBy: [{ by: WINDOW.records, direction: 'desc' }],
      limit: MOST,
    }),
    limit: MOST,
  };
}

/** Fewer records say nothing. */
const ENOUGH = 20;

/** Buckets can be no narrower, whatever the flow log. */
export const SHORTEST_WINDOW_SECONDS = MINUTE;
const LONGEST = 15 * MINUTE;

/** Windows that a flow log of a CCN can be ordered with. */
const OF_CCN = [MINUTE, 5 * MINUTE, 10 * MINUTE];

/** Of how many records a length is no slip. */
const RARE = 0.005;

/**
 * Seconds; nothing where too few records tell. Interfaces write the window's own bounds: the most frequent length is it.
 * A CCN writes the first and the last packet, so its windows are as long as its longest records.
 */
export function readWindow(log: LogFormat, records: ReadonlyMap<number, number>): number | undefined {
  const all = [...records.values()].reduce((sum, count) => sum + count, 0);
  if (all < ENOUGH) {
    return undefined;
  }
  if (log === 'ccn') {
    const longest = Math.max(0, ...[...records].filter(([, count]) => count >= all * RARE).map(([length]) => length));
    return OF_CCN.find((window) => window >= longest) ?? OF_CCN.at(-1)!;
  }
  const [[usual]] = [...records].sort(([a, left], [b, right]) => right - left || b - a) as [[number, number]];
  return Math.min(LONGEST, Math.max(SHORTEST_WINDOW_SECONDS, usual));
}

/** The window of one topic. Seconds. */
export function windowOf(log: LogFormat, { windowSeconds }: Pick<SourceSchema, 'windowSeconds'>): number {
  return windowSeconds ?? CAPTURE_WINDOW_SECONDS[log];
}

/** The shortest time that holds whole windows of every topic. Seconds. */
export function jointWindow(log: LogFormat, sources: readonly SourceSchema[]): number {
  const windows = [...new Set(sources.map((source) => windowOf(log, source)))];
  return windows.length === 0 ? CAPTURE_WINDOW_SECONDS[log] : windows.reduce((a, b) => (a / divisor(a, b)) * b);
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** What buckets are multiples of. Seconds. */
export function askedWindow(log: LogFormat, { windowSeconds }: Pick<Asked, 'windowSeconds'>): number {
  return windowSeconds ?? CAPTURE_WINDOW_SECONDS[log];
}
