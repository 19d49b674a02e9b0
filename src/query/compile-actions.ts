import { cql, printSearch, printSelect, sql } from '#language';
import type { LogFormat } from '#flowlog';
import { fieldText } from './compile-where';
import type { SearchRequest, SourceSchema } from './plan';

/** Columns of the answer. */
export const ACTIONS = { action: 'action', records: 'records' } as const;

/** Longer than any quiet night. */
const DAY_MS = 86_400_000;

/** A few actions are known; a topic of another kind of text must not fill the answer. */
const MOST = 10;

/** Records of the day before a moment by action. Absent where the index does not let it be told. */
export function compileActions(
  log: LogFormat,
  { source, schema }: SourceSchema,
  untilMs: number,
): SearchRequest | undefined {
  const own = log === 'ccn' ? 'observer' : 'interface';
  if ([own, 'action', 'status'].some((field) => schema.find(field as 'action')?.statistics !== true)) {
    return undefined;
  }
  const ofThisLog = schema.formats.length > 1 ? [cql.exists(schema.searchable(own).key)] : [];
  return {
    purpose: 'actions',
    source,
    fromMs: untilMs - DAY_MS,
    toMs: untilMs,
    search: printSearch(cql.and(cql.match(schema.searchable('status').key, 'OK'), ...ofThisLog)),
    sql: printSelect({
      items: [
        { expression: fieldText('action', schema), as: ACTIONS.action },
        { expression: sql.call('count', sql.star), as: ACTIONS.records },
      ],
      groupBy: [1],
      limit: MOST,
    }),
    limit: MOST,
  };
}
