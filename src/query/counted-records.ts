/** Which records a question that counts looks at: in the search part for speed, exactly in SQL. */
import { cql, type Expression, printSearch, sql } from '#language';
import { searchFilters } from './compile-search';
import { fieldText, whereFilters } from './compile-where';
import type { Heartbeat } from './heartbeat';
import type { FlowQuery } from './model';
import { whereObserver } from './observer-rule';
import type { SourceSchema } from './plan';
import { inRange, type Range } from './volume-expressions';

export interface Counted {
  /** The range, absent in a statement that leaves it to the call. */
  range?: Range;
  source: SourceSchema;
  /** Who delivered when; absent: every source region is taken to deliver. */
  heartbeat?: Heartbeat | undefined;
  /** Records of traffic that was let through only. */
  deliveredOnly: boolean;
}

/** Records with status OK, each flow by one observer, within range and filters. `search` is CQL. */
export function countedRecords(
  query: FlowQuery,
  { range, source, heartbeat, deliveredOnly }: Counted,
): { search: string; where?: Expression } {
  const { schema } = source;
  const search = cql.and(
    cql.match(schema.searchable('status').key, 'OK'),
    ...(deliveredOnly ? [cql.match(schema.searchable('action').key, 'ACCEPT')] : []),
    searchFilters(query.filters, schema),
  );
  const where = sql.allOf([
    ...(deliveredOnly ? [sql.isIn(fieldText('action', schema), [sql.text('ACCEPT')])] : []),
    ...whereObserver(query, range ?? ALWAYS, source, heartbeat),
    ...(range ? inRange(range, source) : []),
    ...whereFilters(query.filters, schema),
  ]);
  return { search: printSearch(search), ...(where === undefined ? {} : { where }) };
}

const ALWAYS: Range = { fromSeconds: 0, toSeconds: Number.MAX_SAFE_INTEGER };
