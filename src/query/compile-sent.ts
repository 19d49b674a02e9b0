/** What regions sent by the records of the other end: tells which of their silences hide anything. */
import { printSelect, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { MAX_ROWS } from './choices';
import { fieldText } from './compile-where';
import type { SourceSchema } from './plan';
import type { SlicedRequest } from './slices';
import { bucketOf, clsRange, inRange } from './volume-expressions';

/** Columns of the answer. */
export const SENT = { time: 't', region: 'srcregion', ccn: 'ccn', records: 'records' } as const;

/** In which steps the destination recorded something that one of these regions sent, by CCN. */
export function compileSent(
  log: LogFormat,
  { range, width }: Pick<SlicedRequest, 'range' | 'width'>,
  regions: readonly string[],
  source: SourceSchema,
): SlicedRequest {
  const { schema } = source;
  const [observer, destination] = (['observer', 'dstregion'] as const).map((field) => schema.countable(field).key);
  const region = fieldText('srcregion', schema);
  const keys = [
    { expression: bucketOf({ width, offset: 0 }, source), as: SENT.time },
    { expression: region, as: SENT.region },
    ...(schema.find('ccn')?.statistics === true ? [{ expression: fieldText('ccn', schema), as: SENT.ccn }] : []),
  ];
  return {
    ...{ source: source.source, range, width, losesRows: true },
    of: (slice) => ({
      purpose: 'heartbeat',
      source: source.source,
      ...clsRange(slice, log, source),
      search: '*',
      sql: printSelect({
        items: [...keys, { expression: sql.call('count', sql.star), as: SENT.records }],
        where: sql.allOf([
          sql.isIn(region, regions.map(sql.text)),
          sql.binary(sql.column(observer!), '=', sql.column(destination!)),
          sql.isIn(fieldText('status', schema), [sql.text('OK')]),
          ...inRange(slice, source),
        ])!,
        groupBy: keys.map((_, index) => index + 1),
        limit: MAX_ROWS,
      }),
      limit: MAX_ROWS,
    }),
  };
}
