import { say } from '#wording';
import {
  applyEdits,
  cql,
  type Edit,
  originOf,
  parseSearch,
  printSearch,
  QuerySyntaxError,
  splitStatement,
} from '#language';
import { askedWindow } from './capture-window';
import { limitOfStatement } from './check-syntax';
import { MAX_ROWS } from './choices';
import { exactSearchFilter, searchFilters } from './compile-search';
import { InvalidQueryError } from './invalid-query-error';
import { expandMacros } from './macros/expand-macros';
import type { CodeQuery, Filter } from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { type Buckets, chooseBuckets } from './time-buckets';
import type { TopicSchema } from './topic-schema';
import { clsRange } from './volume-expressions';

export interface CodePlan {
  query: CodeQuery;
  hasSql: boolean;
  notices: string[];
  requests: SearchRequest[];
  /** What became of the text in each request: `text` after `edits`. Topics differ in spellings. */
  sent: { text: string; edits: readonly Edit[] }[];
}

/** The user's own text, its macros expanded; else only a missing LIMIT is added, because CLS would cut at 100 rows. */
export function compileCode(query: CodeQuery, sources: readonly SourceSchema[], asked: Asked): CodePlan {
  const compiled = sources.map((source) => compileFor(query, source, asked));
  return {
    query,
    hasSql: splitStatement(compiled[0]?.sent.text ?? query.text).sql !== undefined,
    notices: [],
    requests: compiled.map(({ request }) => request),
    sent: compiled.map(({ sent }) => sent),
  };
}

function compileFor(query: CodeQuery, source: SourceSchema, asked: Asked) {
  const { log } = query;
  const buckets = bucketsOf(query, asked);
  const { edits, ownRange, grouped } = expandMacros(query.text, { ...asked, buckets, source, log });
  const text = applyEdits(query.text, edits);
  const { search, sql } = splitStatement(text);
  const ownLimit = placed(query.text, edits, () => limitOfStatement(text));
  const { fromMs, toMs } = asked;
  const range = grouped ? buckets : { fromSeconds: Math.floor(fromMs / 1000), toSeconds: Math.ceil(toMs / 1000) };
  const request: SearchRequest = {
    purpose: 'code',
    source: source.source,
    ...(ownRange ? clsRange(range, log, source) : { fromMs, toMs }),
    search: narrow(search.trim(), query.filters, source.schema, sql !== undefined),
    ...(sql === undefined
      ? { sort: 'desc' as const }
      : { sql: ownLimit === undefined ? limited(sql.trim(), query.limit) : sql.trim() }),
    limit: ownLimit ?? query.limit,
  };
  return { request, sent: { text, edits } };
}

/** On a line of its own where the last one may be a comment. */
function limited(sql: string, limit: number): string {
  return `${sql}${sql.includes('--') ? '\n' : ' '}limit ${limit}`;
}

/** As wide as the panel wishes, as in a chart of the builder. */
function bucketsOf({ log, timeZone }: CodeQuery, { fromMs, toMs, intervalMs, windowSeconds }: Asked): Buckets {
  return chooseBuckets({
    fromMs,
    toMs,
    windowSeconds: askedWindow(log, { windowSeconds }),
    wishSeconds: intervalMs / 1000,
    maxBuckets: MAX_ROWS,
    timeZone,
  });
}

/** A slip in what was sent, at its place in what was written. */
function placed<T>(written: string, edits: readonly Edit[], read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof QuerySyntaxError
      ? new QuerySyntaxError(written, originOf(error.offset, edits), error.reason)
      : error;
  }
}

/** The user's search with the query's filters added. Raw records are filtered exactly afterwards, SQL cannot be. */
function narrow(search: string, filters: readonly Filter[], schema: TopicSchema, hasSql: boolean): string {
  if (filters.length === 0) {
    return search === '' ? '*' : search;
  }
  const conditions = filters.map((filter, index) => {
    const exact = filter.field === 'words' ? searchFilters([filter], schema) : exactSearchFilter(filter, schema);
    if (exact === undefined && hasSql) {
      throw new InvalidQueryError(
        `filters[${index}]`,
        say('has no exact form in a CLS search, so it cannot narrow your own SQL; write it into the WHERE of the text'),
      );
    }
    return exact ?? searchFilters([filter], schema);
  });
  return printSearch(cql.and(parseSearch(search), ...conditions));
}
