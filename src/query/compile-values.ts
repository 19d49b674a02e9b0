import { cql, type Expression, printSearch, printSelect, sql } from '#language';
import type { LogicalField } from '#flowlog';
import { askedWindow } from './capture-window';
import { type CodePlan, compileCode } from './compile-code';
import { searchFilters, sidesOf } from './compile-search';
import { whereFilters } from './compile-where';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { type SlicedRequest, slicesOf } from './slices';
import { type ListedThing, MAX_VALUES, type ValuesQuery } from './values-query';
import { clsRange, inRange, keyOf, type Range } from './volume-expressions';

/** Columns of the answer. */
export const VALUES = { value: 'v', records: 'records' } as const;

export interface ValuesPlan {
  /** Of a field: one question for each side and topic. */
  listed: SlicedRequest[];
  /** Of a statement. */
  code?: CodePlan;
}

/** The commonest values of a field, or what the user's own statement gives. */
export function compileValues(query: ValuesQuery, sources: readonly SourceSchema[], asked: Asked): ValuesPlan {
  if (query.of === 'statement') {
    const asCode = { ...query, kind: 'code' as const, limit: MAX_VALUES };
    return { listed: [], code: compileCode(asCode, sources, asked) };
  }
  const range = wholeWindows(query, asked);
  const questions = keysOf(query.of);
  return {
    listed: sources.flatMap((source) => questions.map((keys) => listOf(query, keys, source, range, asked))),
  };
}

/** Each is a question of its own: one for either side. */
function keysOf(of: ListedThing): LogicalField[][] {
  return of === 'pair'
    ? [['srcregion', 'dstregion']]
    : of === 'topic' || of === 'flowLog' || of === 'statement'
      ? []
      : sidesOf(of).map((field) => [field]);
}

/** As panels widen their ranges, so that viewers who come within a window ask the same. */
function wholeWindows(query: ValuesQuery, asked: Asked): Range {
  const window = askedWindow(query.log, asked);
  return {
    fromSeconds: Math.floor(asked.fromMs / 1000 / window) * window,
    toSeconds: Math.ceil(asked.toMs / 1000 / window) * window,
  };
}

function listOf(
  query: ValuesQuery,
  keys: readonly LogicalField[],
  source: SourceSchema,
  range: Range,
  asked: Asked,
): SlicedRequest {
  const { schema } = source;
  const isMixed = schema.formats.length > 1;
  const own = schema.countable(query.log === 'ccn' ? 'observer' : 'interface').key;
  const where = (piece: Range): Expression =>
    sql.allOf([
      ...(isMixed ? [sql.isNotNull(sql.column(own))] : []),
      ...inRange(piece, source),
      ...whereFilters(query.filters, schema),
    ])!;
  return {
    source: source.source,
    range,
    width: askedWindow(query.log, asked),
    // The commonest are what is wanted.
    losesRows: false,
    of: (piece): SearchRequest => ({
      purpose: 'values',
      source: source.source,
      ...clsRange(piece, query.log, source),
      search: printSearch(cql.and(...(isMixed ? [cql.exists(own)] : []), searchFilters(query.filters, schema))),
      sql: printSelect({
        items: [
          { expression: keyOf(keys, source), as: VALUES.value },
          { expression: sql.call('count', sql.star), as: VALUES.records },
        ],
        where: where(piece),
        groupBy: [1],
        orderBy: [
          { by: VALUES.records, direction: 'desc' },
          { by: VALUES.value, direction: 'asc' },
        ],
        limit: MAX_VALUES,
      }),
      limit: MAX_VALUES,
    }),
  };
}

/** Every request the plan may send, for reading. */
export function previewValues({ listed, code }: ValuesPlan): SearchRequest[] {
  return [...(code?.requests ?? []), ...listed.map((request) => request.of(slicesOf(request)[0]!))];
}
