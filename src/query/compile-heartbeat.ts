import { printSelect, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { askedWindow } from './capture-window';
import { MAX_ROWS } from './choices';
import { fieldText } from './compile-where';
import type { Asked, SourceSchema } from './plan';
import type { SlicedRequest } from './slices';
import { roundWidth } from './time-buckets';
import { bucketOf, clsRange, inRange, type Range } from './volume-expressions';

/** Columns of a heartbeat answer. */
export const BEAT = { time: 't', observer: 'observer', ccn: 'ccn', status: 'status', records: 'records' } as const;

/** Steps over the asked range: fine enough to see an outage, few enough for one answer. */
const MAX_STEPS = 1440;

/** Ranges snap to this, so that panels of different bucket widths ask the same and share the answer. */
const SNAP_SECONDS = 900;

/** Seconds of a heartbeat's step: by the asked range alone, not by a panel's buckets. */
export function heartbeatStep(log: LogFormat, asked: Pick<Asked, 'fromMs' | 'toMs' | 'windowSeconds'>): number {
  const window = askedWindow(log, asked);
  const least = Math.max(window, (asked.toMs - asked.fromMs) / 1000 / MAX_STEPS);
  return roundWidth(least, window);
}

/**
 * Who delivered anything: records of a topic by observer, CCN and status in steps over the range. Without filters, so
 * that all panels share it.
 */
export function compileHeartbeat(log: LogFormat, asked: Asked, range: Range, source: SourceSchema): SlicedRequest {
  const width = heartbeatStep(log, asked);
  const snap = Math.max(width, SNAP_SECONDS);
  const snapped = {
    fromSeconds: Math.floor(range.fromSeconds / snap) * snap,
    toSeconds: Math.ceil(range.toSeconds / snap) * snap,
  };
  return {
    source: source.source,
    range: snapped,
    width,
    losesRows: true,
    of: (slice) => ({
      purpose: 'heartbeat',
      source: source.source,
      ...clsRange(slice, log, source),
      search: '*',
      sql: heartbeatSelect(log, slice, width, source),
      limit: MAX_ROWS,
    }),
  };
}

function heartbeatSelect(log: LogFormat, slice: Range, width: number, source: SourceSchema): string {
  const { schema } = source;
  const hasCcn = log === 'ccn' && schema.find('ccn')?.statistics === true;
  const items = [
    { expression: bucketOf({ width, offset: 0 }, source), as: BEAT.time },
    { expression: fieldText('status', schema), as: BEAT.status },
    ...(log === 'ccn' ? [{ expression: fieldText('observer', schema), as: BEAT.observer }] : []),
    ...(hasCcn ? [{ expression: fieldText('ccn', schema), as: BEAT.ccn }] : []),
  ];
  const ofThisLog = schema.countable(log === 'ccn' ? 'observer' : 'interface').key;
  return printSelect({
    items: [...items, { expression: sql.call('count', sql.star), as: BEAT.records }],
    where: sql.allOf([
      ...(schema.formats.length > 1 ? [sql.isNotNull(sql.column(ofThisLog))] : []),
      ...inRange(slice, source),
    ])!,
    groupBy: items.map((_, index) => index + 1),
    limit: MAX_ROWS,
  });
}
