import { type Expression, printSelect, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { inSteps, spanOf } from './blurred-steps';
import { askedWindow } from './capture-window';
import { MAX_ROWS } from './choices';
import { fieldText } from './compile-where';
import { compileHeard } from './compile-heard';
import { compileSent } from './compile-sent';
import type { Beat } from './heartbeat';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { askNewest, lookBackRange } from './quality-requests';
import type { SlicedRequest } from './slices';
import { roundWidth } from './time-buckets';
import { bucketOf, clsRange, inRange, type Range } from './volume-expressions';

/** Columns of a heartbeat answer. */
export const BEAT = {
  time: 't',
  observer: 'observer',
  ccn: 'ccn',
  windows: 'windows',
  lost: 'lost',
  records: 'records',
} as const;

/** Steps over the asked range: fine enough to see an outage, few enough for one answer. */
const MAX_STEPS = 1440;

/** Ranges snap to this, so that panels of different bucket widths ask the same and share the answer. */
const SNAP_SECONDS = 900;

/** A question who delivered when, and its like for some of the time by capture windows. */
export interface HeartbeatRequest extends SlicedRequest {
  /** Seconds of a capture window; no step is shorter. */
  window: number;
  /** One question for the windows of these steps, each a row. */
  windowsOf(steps: readonly Beat[]): SearchRequest;
  /** Who recorded in the day before; asked where nobody did in the range. */
  lookBack: SearchRequest;
  log: LogFormat;
  /** Which of these CCNs or interfaces were recorded at all; undefined where the topic's index cannot tell. */
  heard(names: readonly string[]): SearchRequest | undefined;
  /** What these regions sent by the records of the other end. */
  sentBy(regions: readonly string[]): SlicedRequest;
}

/** Seconds of a heartbeat's step: by the asked range alone, not by a panel's buckets. */
function heartbeatStep(window: number, { fromMs, toMs }: Pick<Asked, 'fromMs' | 'toMs'>): number {
  return roundWidth(Math.max(window, (toMs - fromMs) / 1000 / MAX_STEPS), window);
}

/**
 * Who delivered anything: an observer's windows with a record of a CCN, in steps over the range. Without filters, so
 * that all panels share it.
 */
export function compileHeartbeat(log: LogFormat, asked: Asked, range: Range, source: SourceSchema): HeartbeatRequest {
  const window = askedWindow(log, asked);
  const width = heartbeatStep(window, asked);
  const snap = Math.max(width, SNAP_SECONDS);
  const snapped = {
    fromSeconds: Math.floor(range.fromSeconds / snap) * snap,
    toSeconds: Math.ceil(range.toSeconds / snap) * snap,
  };
  const select = (slice: Range, step: number, where: readonly Expression[]): SearchRequest => ({
    purpose: 'heartbeat',
    source: source.source,
    ...clsRange(slice, log, source),
    search: '*',
    sql: heartbeatSelect(log, { step, window }, where, source),
    limit: MAX_ROWS,
  });
  return {
    ...{ source: source.source, range: snapped, width, losesRows: true, window },
    of: (slice) => select(slice, width, inRange(slice, source)),
    lookBack: askNewest(
      { query: { log, filters: [] }, each: log === 'ccn' ? 'observer' : 'topic', source },
      lookBackRange(snapped.fromSeconds),
      'lookBack',
    ),
    windowsOf: (steps) => select(spanOf(steps), window, [inSteps(steps, source)]),
    log,
    heard: (names) => compileHeard(log, names, snapped, source),
    sentBy: (regions) => compileSent(log, { range: snapped, width }, regions, source),
  };
}

function heartbeatSelect(
  log: LogFormat,
  { step, window }: { step: number; window: number },
  where: readonly Expression[],
  source: SourceSchema,
): string {
  const { schema } = source;
  const bucket = (width: number) => bucketOf({ width, offset: 0 }, source);
  const keys = [
    { expression: bucket(step), as: BEAT.time },
    ...(log === 'ccn' ? [{ expression: fieldText('observer', schema), as: BEAT.observer }] : []),
    ...(log === 'ccn' && schema.find('ccn')?.statistics === true
      ? [{ expression: fieldText('ccn', schema), as: BEAT.ccn }]
      : []),
  ];
  const isLost = sql.isIn(fieldText('status', schema), [sql.text('SKIPDATA')]);
  const lost = sql.call('sum', sql.cases([{ when: isLost, then: sql.integer(1) }], sql.integer(0)));
  const ofThisLog = schema.countable(log === 'ccn' ? 'observer' : 'interface').key;
  return printSelect({
    items: [
      ...keys,
      ...(step === window ? [] : [{ expression: sql.countDistinct(bucket(window)), as: BEAT.windows }]),
      { expression: lost, as: BEAT.lost },
      { expression: sql.call('count', sql.star), as: BEAT.records },
    ],
    where: sql.allOf([...(schema.formats.length > 1 ? [sql.isNotNull(sql.column(ofThisLog))] : []), ...where])!,
    groupBy: keys.map((_, index) => index + 1),
    limit: MAX_ROWS,
  });
}
