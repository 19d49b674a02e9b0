import { cql, printSearch, printSelect, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { MAX_ROWS } from './choices';
import { searchFilters } from './compile-search';
import { fieldText, whereFilters } from './compile-where';
import type { Filter } from './model';
import type { SearchRequest, SourceSchema } from './plan';
import { lookBackRange } from './quality-requests';
import type { Range } from './volume-expressions';

/** Column of the answer. */
export const HEARD = 'name';

/** What flow logs are ordered for. One that is named may be mistyped or gone; then its silence is no zero. */
export const namedField = (log: LogFormat): 'ccn' | 'interface' => (log === 'ccn' ? 'ccn' : 'interface');

/** Values that every filter on a field leaves; none where nothing names any. */
export function namedIn(filters: readonly Filter[], field: Filter['field']): string[] {
  const lists = filters.filter((one) => one.field === field && one.operator === 'is').map(({ values }) => values);
  return (lists[0] ?? []).filter((value) => lists.every((list) => list.includes(value)));
}

/** Which of these were recorded at all, in the range or the day before. Undefined where the topic's index cannot tell. */
export function compileHeard(
  log: LogFormat,
  names: readonly string[],
  range: Range,
  source: SourceSchema,
): SearchRequest | undefined {
  const { schema } = source;
  const field = namedField(log);
  if (schema.find(field)?.statistics !== true) {
    return undefined;
  }
  const filters: Filter[] = [{ field, operator: 'is', values: [...names] }];
  const where = sql.allOf(whereFilters(filters, schema));
  return {
    purpose: 'lookBack',
    source: source.source,
    fromMs: lookBackRange(range.fromSeconds).fromSeconds * 1000,
    toMs: lookBackRange(range.toSeconds).toSeconds * 1000,
    search: printSearch(cql.and(searchFilters(filters, schema))),
    sql: printSelect({
      items: [
        { expression: fieldText(field, schema), as: HEARD },
        { expression: sql.call('count', sql.star), as: 'records' },
      ],
      ...(where === undefined ? {} : { where }),
      groupBy: [1],
      limit: MAX_ROWS,
    }),
    limit: MAX_ROWS,
  };
}
