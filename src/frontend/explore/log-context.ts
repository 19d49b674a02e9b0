import {
  CoreApp,
  type DataQueryResponse,
  type DataQueryRequest,
  dateTime,
  type LogRowContextOptions,
  LogRowContextQueryDirection,
  type LogRowModel,
  sortDataFrame,
  toDataFrame,
  type TimeRange,
} from '@grafana/data';
import { detectFormat, fieldValue, type FlowRecord, type LogicalField } from '#flowlog';
import { defaultQuery, type Filter } from '#query';
import { completeQuery, type SavedQuery } from '../saved-query';

/** How far records around a line are looked for where Explore does not say. Milliseconds. */
const WINDOW_MS = 2 * 3_600_000;

const LIMIT = 100;

/** The records that the same observer wrote about the same two addresses, in both directions. */
export function contextQuery(row: LogRowModel, options: LogRowContextOptions, asked: SavedQuery): SavedQuery {
  const record: FlowRecord = row.labels;
  const query = completeQuery(asked);
  const log = detectFormat(Object.keys(record)) ?? query.log;
  const { limit = LIMIT, direction } = options;
  return {
    ...defaultQuery('records', log),
    ...(query.sources === undefined ? {} : { sources: query.sources }),
    ...(query.datasource === undefined ? {} : { datasource: query.datasource }),
    refId: `log-context-${query.refId}`,
    filters: [
      ...same(record, log === 'ccn' ? 'ccn' : 'account'),
      ...same(record, log === 'ccn' ? 'observer' : 'interface'),
      ...same(record, 'srcaddr', 'address'),
      ...same(record, 'dstaddr', 'address'),
    ],
    limit,
    sort: isForward(direction) ? 'oldest' : 'newest',
  } as SavedQuery;
}

/** Asks for what came after a line, or for what came before it and within its millisecond: nothing comes twice. */
export function contextRequest(
  row: LogRowModel,
  options: LogRowContextOptions,
  asked: SavedQuery,
): DataQueryRequest<SavedQuery> {
  const { timeWindowMs = WINDOW_MS, direction, scopedVars = {} } = options;
  const next = row.timeEpochMs + 1;
  const range = isForward(direction)
    ? rangeOf(next, row.timeEpochMs + timeWindowMs)
    : rangeOf(row.timeEpochMs - timeWindowMs, next);
  return {
    requestId: `log-context-${asked.refId}-${direction}`,
    targets: [contextQuery(row, options, asked)],
    range,
    interval: '1m',
    intervalMs: 60_000,
    scopedVars,
    timezone: 'utc',
    app: CoreApp.Explore,
    startTime: Date.now(),
  };
}

/** Newest first, as Explore takes them from every data source. A failure is an error with its own words. */
export function contextAnswer({ data, errors, ...response }: DataQueryResponse): DataQueryResponse {
  if (errors?.[0] !== undefined) {
    throw new Error(errors[0].message ?? errors[0].data?.message);
  }
  return { ...response, data: data.map((frame) => sortDataFrame(toDataFrame(frame), 0, true)) };
}

function isForward(direction: LogRowContextOptions['direction']): boolean {
  return direction === LogRowContextQueryDirection.Forward;
}

function rangeOf(fromMs: number, toMs: number): TimeRange {
  const [from, to] = [dateTime(fromMs), dateTime(Math.max(toMs, fromMs + 1))];
  return { from, to, raw: { from, to } };
}

/** A record about nothing has no addresses. */
function same(record: FlowRecord, of: LogicalField, field: Filter['field'] = of): Filter[] {
  const value = fieldValue(record, of);
  return value === undefined ? [] : [{ field, operator: 'is', values: [value] }];
}
