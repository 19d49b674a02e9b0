/** The SQL expressions volume questions are made of: time, keys and sums of a topic with this schema. */
import { type Expression, sql } from '#language';
import { type LogFormat, SETTLE_SECONDS } from '#flowlog';
import { windowOf } from './capture-window';
import { numberOf } from './compile-where';
import { isPublicPart, partOfKey } from './key-part';
import type { KeyField } from './model';
import type { SourceSchema } from './plan';
import type { Buckets } from './time-buckets';

/** Columns of a volume answer. `key` is empty for Other. */
export const VOLUME = {
  time: 't',
  key: 'k',
  rank: 'ranked',
  bytes: 'bytes',
  packets: 'packets',
  records: 'records',
  rejectedBytes: 'rejected_bytes',
  rejectedPackets: 'rejected_packets',
  rejectedRecords: 'rejected_records',
  flows: 'flows',
  peers: 'peers',
  first: 'first_seen',
  last: 'last_seen',
} as const;

/** A key is its parts joined by a blank: flow logs are blank-separated text, so no field of theirs can hold one. */
export const KEY_SEPARATOR = ' ';
/** Stands for a blank in a name of a place that is a part among others. */
const BLANK_IN_PART = '~';

export type Range = Pick<Buckets, 'fromSeconds' | 'toSeconds'>;

/** The record's own start decides, to the second; log time only where start cannot be used in SQL. */
export function inRange({ fromSeconds, toSeconds }: Range, source: SourceSchema): Expression[] {
  const time = secondsOf(source);
  return [sql.binary(time, '>=', sql.integer(fromSeconds)), sql.binary(time, '<', sql.integer(toSeconds))];
}

/**
 * CLS filters by log time, which may be the record's start, its end, or its arrival: ask for a range that holds the
 * wanted records in each case, and cut by `start` in SQL. Milliseconds.
 */
export function clsRange(
  { fromSeconds, toSeconds }: Range,
  log: LogFormat,
  source: SourceSchema,
): { fromMs: number; toMs: number } {
  const window = windowOf(log, source);
  const late = source.delay?.late ?? SETTLE_SECONDS[log];
  return { fromMs: (fromSeconds - window) * 1000, toMs: (toSeconds + window + late) * 1000 };
}

export function usesLogTime({ schema }: SourceSchema): boolean {
  return schema.find('start')?.statistics !== true;
}

export function secondsOf(source: SourceSchema): Expression {
  return usesLogTime(source)
    ? sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000))
    : numberOf(source.schema.countable('start'));
}

/** First second of the bucket that holds a record. Buckets with a change of the clock are named one by one. */
export function bucketOf(
  { width, offset, clockChanges = [] }: Pick<Buckets, 'width' | 'offset' | 'clockChanges'>,
  source: SourceSchema,
  seconds: Expression = secondsOf(source),
): Expression {
  const floor = (ahead: number) => {
    const local = ahead === 0 ? seconds : sql.binary(seconds, '+', sql.integer(ahead));
    return sql.binary(seconds, '-', sql.binary(local, '%', sql.integer(width)));
  };
  const before = (end: number, then: Expression) => ({ when: sql.binary(seconds, '<', sql.integer(end)), then });
  const arms = clockChanges.flatMap(({ fromSeconds, toSeconds }, index) => [
    before(fromSeconds, floor(clockChanges[index - 1]?.offset ?? offset)),
    before(toSeconds, sql.integer(fromSeconds)),
  ]);
  const last = floor(clockChanges.at(-1)?.offset ?? offset);
  return arms.length === 0 ? last : sql.cases(arms, last);
}

export function keyOf(keys: readonly KeyField[], { schema }: SourceSchema): Expression {
  const [first] = keys;
  if (first === undefined || keys.length === 1) {
    return first === undefined ? sql.text('') : partOfKey(first, schema);
  }
  const parts = keys.flatMap((field, index) => [
    ...(index === 0 ? [] : [sql.text(KEY_SEPARATOR)]),
    isPublicPart(field) ? joinable(partOfKey(field, schema)) : partOfKey(field, schema),
  ]);
  return sql.call('concat', ...parts);
}

/** Names of places hold blanks. */
function joinable(place: Expression): Expression {
  return sql.call('regexp_replace', place, sql.text(KEY_SEPARATOR), sql.text(BLANK_IN_PART));
}

/** The parts of a key, in the order of its fields. */
export function splitKey(fields: readonly KeyField[], key: string): string[] {
  return fields.length === 1
    ? [key]
    : key
        .split(KEY_SEPARATOR)
        .map((part, index) => (isPublicPart(fields[index]!) ? part.replaceAll(BLANK_IN_PART, ' ') : part));
}

export function winnerKey(keys: readonly KeyField[], winners: readonly string[], source: SourceSchema): Expression {
  if (keys.length === 0 || winners.length === 0) {
    return sql.text('');
  }
  const key = keyOf(keys, source);
  return sql.cases([{ when: sql.isIn(key, winners.map(sql.text)), then: key }], sql.text(''));
}
