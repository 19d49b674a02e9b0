import { printSelect, sql } from '#language';
import { askedWindow } from './capture-window';
import { MAX_ROWS } from './choices';
import { fieldText, whereFilters } from './compile-where';
import type { CodeQuery, RecordsQuery } from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { settledPart } from './settled-part';
import { rangeOf, type SlicedRequest } from './slices';
import { bucketStart, type Buckets, chooseBuckets } from './time-buckets';
import { bucketOf } from './volume-expressions';

/** Columns of the answer. */
export const RECORD_COUNTS = { bucket: 'bucket', action: 'action', status: 'status', records: 'records' } as const;

/** More than the actions and statuses that records have. */
const MOST_IN_BUCKET = 10;

export interface RecordCounts {
  buckets: Buckets;
  counts: SlicedRequest[];
}

/**
 * How many records there are in each bucket, by action and status. By log time, which is the time of a log line: the
 * counts are those of the lines a person scrolls through. `searches` find those,
 * one for each source.
 */
export function compileRecordCounts(
  query: RecordsQuery | CodeQuery,
  sources: readonly SourceSchema[],
  asked: Asked,
  searches: readonly string[],
): RecordCounts {
  const { log, timeZone } = query;
  const { fromMs, toMs, intervalMs, settledMs } = asked;
  const all = chooseBuckets({
    ...{ fromMs, toMs, timeZone },
    windowSeconds: askedWindow(log, asked),
    wishSeconds: intervalMs / 1000,
    maxBuckets: MAX_ROWS / MOST_IN_BUCKET,
  });
  const buckets = settledMs === undefined ? all : settledPart(all, settledMs);
  const counts = sources.map((source, index): SlicedRequest => {
    const text = statement(query, source, buckets);
    return {
      source: source.source,
      range: rangeOf(buckets),
      width: buckets.width,
      borderAt: (seconds) => bucketStart(buckets, seconds),
      losesRows: true,
      of: ({ fromSeconds, toSeconds }): SearchRequest => ({
        purpose: 'record-counts',
        source: source.source,
        fromMs: fromSeconds * 1000,
        toMs: toSeconds * 1000,
        search: searches[index]!,
        sql: text,
        limit: MAX_ROWS,
      }),
    };
  });
  return { buckets, counts };
}

function statement({ filters }: RecordsQuery | CodeQuery, source: SourceSchema, buckets: Buckets): string {
  const logSeconds = sql.binary(sql.column('__TIMESTAMP__'), '/', sql.integer(1000));
  const where = sql.allOf(whereFilters(filters, source.schema));
  return printSelect({
    items: [
      { expression: bucketOf(buckets, source, logSeconds), as: RECORD_COUNTS.bucket },
      { expression: fieldText('action', source.schema), as: RECORD_COUNTS.action },
      { expression: fieldText('status', source.schema), as: RECORD_COUNTS.status },
      { expression: sql.call('count', sql.star), as: RECORD_COUNTS.records },
    ],
    ...(where ? { where } : {}),
    groupBy: [1, 2, 3],
    limit: MAX_ROWS,
  });
}
