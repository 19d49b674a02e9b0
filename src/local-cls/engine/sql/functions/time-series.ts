import { callNode, integerNode, type SqlNode, textNode } from '../tree';
import { constantText } from './constant-text';
import { withFormat } from './date-format';
import { type Argument, type FunctionRule } from './function-rule';
import { epochMs } from './instants';

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What stands in buckets without records. */
export const PADDINGS = ['0', 'null', 'last', 'next', 'avg'] as const;
export type Padding = (typeof PADDINGS)[number];

/** Width of `5m`; undefined for what is none. */
function widthOf(text: string | undefined): number | undefined {
  const found = /^([1-9]\d{0,8})([smhd])$/.exec(text ?? '');
  return found === null ? undefined : Number(found[1]) * UNITS[found[2]!]!;
}

/** Constant arguments of a call as it was read. */
export interface TimeSeries {
  widthMs: number;
  padding: Padding;
}

export function readTimeSeries([, interval, , padding]: readonly Argument[]): TimeSeries | string {
  const widthMs = widthOf(constantText(interval));
  const name = constantText(padding) as Padding | undefined;
  if (widthMs === undefined) {
    return "the interval must be a constant number of s, m, h or d, e.g. '5m'";
  }
  return name === undefined || !PADDINGS.includes(name)
    ? `the padding must be one of ${PADDINGS.map((one) => `'${one}'`).join(', ')}`
    : { widthMs, padding: name };
}

/** `time_series(time, '5m', format, padding)`: the bucket's start as text, in UTC+8. Missing buckets are put in elsewhere. */
export const TIME_SERIES: FunctionRule = {
  args: ['time', 'varchar', 'varchar', 'varchar'],
  returns: 'varchar',
  replace: (args) => {
    const series = readTimeSeries(args);
    return typeof series === 'string'
      ? series
      : withFormat(args[2], (format) => bucketLabel(epochMs(args[0]!), series.widthMs, format));
  },
};

/** The text of the bucket that holds a time. */
export function bucketLabel(ms: SqlNode, widthMs: number, format: SqlNode): SqlNode {
  return callNode('strftime', callNode('cls_histogram', ms, integerNode(widthMs)), format);
}

/** The same for a format as it was written. */
export function labelNode(ms: SqlNode, widthMs: number, format: string): SqlNode {
  const label = withFormat({ node: textNode(format), type: 'varchar' }, (text) => bucketLabel(ms, widthMs, text));
  return label as SqlNode;
}
