import { isWhole, type SqlType } from '../sql-type';
import { callNode, castNode, integerNode, operatorNode, type SqlNode, textNode } from '../tree';
import { constantText } from './constant-text';
import { formatProblem, withFormat } from './date-format';
import { type Argument, type FunctionRule, type FunctionTable } from './function-rule';
import { changedType, epochMs, onWallClock, utcTime, wallTime } from './instants';
import { intervalMs } from './interval';
import { TIME_SERIES } from './time-series';
import { isZone, SESSION_ZONE, zonedType } from './zones';

const DATE_UNITS = ['day', 'week', 'month', 'quarter', 'year'];
const UNITS = ['second', 'minute', 'hour', ...DATE_UNITS];

const changed = ([, type]: readonly SqlType[]): SqlType => changedType(type!);

const dateTrunc: FunctionRule = {
  args: ['varchar', 'time'],
  returns: changed,
  replace: ([unit, time]) =>
    withUnit(unit, UNITS, time!.type, (name) => {
      const truncated = onWallClock(time!, (wall) => callNode('date_trunc', textNode(name), wall));
      return time!.type === 'date' ? castNode(truncated, 'DATE') : truncated;
    }),
};

const dateAdd: FunctionRule = {
  args: ['varchar', 'whole', 'time'],
  returns: ([, , type]) => changedType(type!),
  replace: ([unit, amount, time]) =>
    withUnit(unit, ['millisecond', ...UNITS], time!.type, (name) => {
      const moved = onWallClock(time!, (wall) => callNode(`cls_add_${name}`, wall, amount!.node));
      return time!.type === 'date' ? castNode(moved, 'DATE') : moved;
    }),
};

const dateDiff: FunctionRule = {
  args: ['varchar', 'time', 'time'],
  returns: 'bigint',
  replace: ([unit, from, to]) =>
    withUnit(unit, ['millisecond', ...UNITS], 'timestamp', (name) =>
      callNode('date_sub', textNode(name), utcTime(from!), utcTime(to!)),
    ),
};

/** Fields of extract by their engine names; the week begins on Monday, which is 1. */
const FIELDS: Readonly<Record<string, string>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  dow: 'isodow',
  isodow: 'isodow',
  doy: 'doy',
  dayofweek: 'isodow',
  dayofyear: 'doy',
  day_of_month: 'day',
  day_of_week: 'isodow',
  day_of_year: 'doy',
  year_of_week: 'isoyear',
  yow: 'isoyear',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
};

/** `extract(field from time)` as the engine's parser writes it. */
function extract([field, time]: readonly Argument[]): SqlNode | string {
  const name = constantText(field)?.toLowerCase() ?? '';
  return Object.hasOwn(FIELDS, name)
    ? callNode('date_part', textNode(FIELDS[name]!), wallTime(time!))
    : `Invalid EXTRACT field: ${name}`;
}

const fromUnixtime: FunctionRule = {
  args: ['number'],
  returns: 'timestamp',
  replace: ([seconds]) => secondsToTime(seconds!),
  or: {
    args: ['number', 'varchar'],
    returns: 'timestamp with time zone',
    typed: ([, zone]) => zonedType(constantText(zone) ?? SESSION_ZONE),
    replace: ([seconds, zone]) => {
      const name = constantText(zone);
      return name !== undefined && isZone(name)
        ? callNode('timezone', textNode('UTC'), secondsToTime(seconds!))
        : 'the zone must be a constant name, e.g. Asia/Shanghai';
    },
  },
};

function secondsToTime({ node, type }: Argument): SqlNode {
  const exact = castNode(node, isWhole(type) ? 'BIGINT' : 'DOUBLE');
  return callNode('epoch_ms', castNode(operatorNode('*', exact, integerNode(1000)), 'BIGINT'));
}

const dateParse: FunctionRule = {
  args: ['varchar', 'varchar'],
  returns: 'timestamp',
  replace: ([text, format]) =>
    formatProblem(constantText(format)) ?? callNode('cls_parse_date', text!.node, format!.node),
};

function histogram([time, interval]: readonly Argument[]): SqlNode | string {
  const width = intervalMs(interval!.node);
  return width === undefined
    ? 'the interval must be a constant number of SECOND, MINUTE, HOUR or DAY'
    : callNode('cls_histogram', epochMs(time!), integerNode(width));
}

/** `hour(time)` is short for `extract(hour from time)`. */
const SHORT_FIELDS = 'year quarter month week day day_of_week day_of_year year_of_week hour minute second'.split(' ');

const shortField = (field: string): FunctionRule => ({
  args: ['time'],
  returns: 'bigint',
  replace: ([time]) => callNode('date_part', textNode(FIELDS[field]!), wallTime(time!)),
});

/** How far the wall clock of a time's zone is from UTC, in whole units. */
const zoneOffset = (unit: string, most: number): FunctionRule => ({
  args: ['time'],
  returns: 'bigint',
  replace: ([time]) =>
    operatorNode('%', callNode('date_sub', textNode(unit), utcTime(time!), wallTime(time!)), integerNode(most)),
});

function wholeMs(interval: SqlNode): SqlNode | undefined {
  const width = intervalMs(interval);
  return width === undefined ? undefined : integerNode(width);
}

/** Functions of time (SQL date and time page). Plain timestamps are UTC, but for histogram's: UTC+8. */
export const TIMES: FunctionTable = {
  histogram: {
    args: ['time', 'interval'],
    returns: 'timestamp',
    replace: histogram,
    or: { args: ['T'], returns: 'map(T,bigint)', aggregate: true, wrap: (call) => callNode('cls_counts', call) },
  },
  time_series: TIME_SERIES,
  date_trunc: dateTrunc,
  date_add: dateAdd,
  date_diff: dateDiff,
  date_part: { args: ['varchar', 'time'], returns: 'bigint', replace: extract },
  from_unixtime: fromUnixtime,
  to_unixtime: { args: ['time'], returns: 'double', replace: ([time]) => callNode('epoch', utcTime(time!)) },
  from_iso8601_date: { args: ['varchar'], returns: 'date', as: 'cls_iso_date' },
  from_iso8601_timestamp: { args: ['varchar'], returns: 'timestamp with time zone', as: 'cls_iso_timestamp' },
  last_day_of_month: { args: ['time'], returns: 'date', replace: ([time]) => callNode('last_day', wallTime(time!)) },
  date_format: {
    args: ['time', 'varchar'],
    returns: 'varchar',
    replace: ([time, format]) => withFormat(format, (text) => callNode('strftime', wallTime(time!), text)),
  },
  date_parse: dateParse,
  ...Object.fromEntries(SHORT_FIELDS.map((field) => [field, shortField(field)])),
  to_milliseconds: {
    args: ['interval'],
    returns: 'bigint',
    replace: ([interval]) =>
      wholeMs(interval!.node) ?? 'the interval must be a constant number of SECOND, MINUTE, HOUR or DAY',
  },
  timezone_hour: zoneOffset('hour', 24),
  timezone_minute: zoneOffset('minute', 60),
};

/** A date has no unit shorter than a day. */
function withUnit(
  unit: Argument | undefined,
  units: readonly string[],
  type: SqlType,
  build: (unit: string) => SqlNode,
): SqlNode | string {
  const known = type === 'date' ? units.filter((name) => DATE_UNITS.includes(name)) : units;
  const name = constantText(unit)?.toLowerCase() ?? '';
  return known.includes(name) ? build(name) : `the unit must be one of ${known.join(', ')}`;
}
