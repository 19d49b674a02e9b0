import { type SqlType } from '../sql-type';
import { callNode, castNode, constantValue, integerNode, operatorNode, type SqlNode, textNode } from '../tree';
import { intervalMs } from './interval';
import { type Argument, type FunctionTable } from './function-rule';

const UNITS = ['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];
const part = {
  args: ['time'],
  returns: 'bigint',
  pass: ([time]: readonly Argument[]) => [timestampNode(time!)],
} as const;

/** Functions of time (SQL date and time page). Timestamps are UTC, but for histogram's: UTC+8. */
export const TIMES: FunctionTable = {
  histogram: { args: ['time', 'interval'], returns: 'timestamp', replace: histogram },
  date_trunc: {
    args: ['varchar', 'time'],
    returns: 'timestamp',
    replace: ([unit, time]) => withUnit(unit, (text) => callNode('date_trunc', text, timestampNode(time!))),
  },
  date_add: { args: ['varchar', 'whole', 'time'], returns: 'timestamp', replace: dateAdd },
  date_diff: {
    args: ['varchar', 'time', 'time'],
    returns: 'bigint',
    replace: ([unit, from, to]) =>
      withUnit(unit, (text) => callNode('date_sub', text, timestampNode(from!), timestampNode(to!))),
  },
  date_part: {
    args: ['varchar', 'time'],
    returns: 'bigint',
    replace: ([unit, time]) => withUnit(unit, (text) => callNode('date_part', text, timestampNode(time!))),
  },
  from_unixtime: {
    args: ['number'],
    returns: 'timestamp',
    replace: ([seconds]) =>
      callNode('epoch_ms', castNode(operatorNode('*', seconds!.node, integerNode(1000)), 'BIGINT')),
  },
  to_unixtime: { args: ['time'], returns: 'double', replace: ([time]) => callNode('epoch', timestampNode(time!)) },
  date_format: {
    args: ['time', 'varchar'],
    returns: 'varchar',
    replace: ([time, format]) => withFormat(format, (text) => callNode('strftime', timestampNode(time!), text)),
  },
  date_parse: {
    args: ['varchar', 'varchar'],
    returns: 'timestamp',
    replace: ([text, format]) => withFormat(format, (pattern) => callNode('strptime', text!.node, pattern)),
  },
  now: { args: [], returns: 'timestamp', wrap: (call) => castNode(call, 'TIMESTAMP') },
  year: part,
  month: part,
  day: part,
  hour: part,
  minute: part,
  second: part,
};

/** Epoch milliseconds are understood as a time, as CLS does. */
export function timestampNode({ node, type }: Argument): SqlNode {
  return isWhole(type) ? callNode('epoch_ms', node) : node;
}

function isWhole(type: SqlType): boolean {
  return type === 'bigint' || type === 'integer';
}

function histogram([time, interval]: readonly Argument[]): SqlNode | string {
  const width = intervalMs(interval!.node);
  if (width === undefined) {
    return 'the interval must be a constant number of SECOND, MINUTE, HOUR or DAY';
  }
  const ms = isWhole(time!.type) ? time!.node : callNode('epoch_ms', time!.node);
  return callNode('cls_histogram', ms, integerNode(width));
}

function dateAdd([unit, amount, time]: readonly Argument[]): SqlNode | string {
  return withUnit(unit, (text) => {
    const name = (constantValue(text) as { text: string }).text;
    const by = name === 'quarter' ? operatorNode('*', amount!.node, integerNode(3)) : amount!.node;
    const make = name === 'quarter' ? 'to_months' : `to_${name}s`;
    return operatorNode('+', timestampNode(time!), callNode(make, by));
  });
}

function withUnit(unit: Argument | undefined, build: (unit: SqlNode) => SqlNode): SqlNode | string {
  const value = constantValue(unit?.node);
  const name = value !== undefined && 'text' in value ? value.text.toLowerCase() : '';
  return UNITS.includes(name) ? build(textNode(name)) : `the unit must be one of ${UNITS.join(', ')}`;
}

/** Letters of date_format that differ from the engine's. */
const LETTERS: Readonly<Record<string, string>> = {
  i: 'M',
  s: 'S',
  M: 'B',
  W: 'A',
  T: 'H:%M:%S',
  k: '-H',
  l: '-I',
  h: 'I',
  e: '-d',
  c: '-m',
};
const SAME_LETTERS = 'YymdHSpfabjIw%';

function withFormat(format: Argument | undefined, build: (format: SqlNode) => SqlNode): SqlNode | string {
  const value = constantValue(format?.node);
  if (value === undefined || !('text' in value)) {
    return 'the format must be a constant text';
  }
  const unknown = [...value.text.matchAll(/%(.)/g)].find(
    ([, letter]) => !(letter! in LETTERS) && !SAME_LETTERS.includes(letter!),
  );
  if (unknown !== undefined) {
    return `the format letter ${unknown[0]} is not supported`;
  }
  return build(textNode(value.text.replace(/%(.)/g, (_, letter: string) => `%${LETTERS[letter] ?? letter}`)));
}
