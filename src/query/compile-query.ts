import { cql, parseSearch, printSearch, splitStatement } from '#language';
import { limitOfStatement } from './check-syntax';
import { compileQuality, previewQuality, type QualityPlan } from './compile-quality';
import { exactSearchFilter, searchFilters } from './compile-search';
import { compileReachability, previewReachability, type ReachabilityPlan } from './compile-reachability';
import { compileSecurity, previewSecurity, type SecurityPlan } from './compile-security';
import { InvalidQueryError } from './invalid-query-error';
import type {
  CodeQuery,
  Filter,
  FlowQuery,
  MatrixQuery,
  QualityQuery,
  ReachabilityQuery,
  RecordsQuery,
  SecurityQuery,
  TopQuery,
  TrafficQuery,
} from './model';
import type { Asked, SearchRequest, SourceSchema } from './plan';
import { settleSeconds } from './settle-seconds';
import { slicesOf } from './slices';
import type { TopicSchema } from './topic-schema';
import { planVolume, previewVolume, type VolumePlan } from './plan-volume';

export type Plan = { notices: string[] } & (
  | ({ kind: 'traffic'; query: TrafficQuery } & VolumePlan)
  | ({ kind: 'top'; query: TopQuery } & VolumePlan)
  | ({ kind: 'matrix'; query: MatrixQuery } & VolumePlan)
  | ({ kind: 'reachability'; query: ReachabilityQuery; settleSeconds: number } & ReachabilityPlan)
  | ({ kind: 'security'; query: SecurityQuery; settleSeconds: number } & SecurityPlan)
  | ({ kind: 'quality'; query: QualityQuery; settleSeconds: number } & QualityPlan)
  | { kind: 'records'; query: RecordsQuery; requests: SearchRequest[] }
  | { kind: 'code'; query: CodeQuery; hasSql: boolean; requests: SearchRequest[] }
);

/** Turns a question about some sources into CLS requests. Nothing is asked here. */
export function compileQuery(query: FlowQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  switch (query.kind) {
    case 'traffic':
      return { kind: 'traffic', query, ...planVolume(query, sources, asked) };
    case 'top':
      return { kind: 'top', query, ...planVolume(query, sources, asked) };
    case 'matrix':
      return { kind: 'matrix', query, ...planVolume(query, sources, asked) };
    case 'records':
      return {
        kind: 'records',
        query,
        notices: [],
        requests: sources.map((source) => compileRecords(query, source, asked)),
      };
    case 'reachability':
      return {
        kind: 'reachability',
        query,
        notices: [],
        settleSeconds: settleSeconds(query.log, sources),
        ...compileReachability(query, sources, asked),
      };
    case 'security':
      return {
        kind: 'security',
        query,
        notices: [],
        settleSeconds: settleSeconds(query.log, sources),
        ...compileSecurity(query, sources, asked),
      };
    case 'quality':
      return {
        kind: 'quality',
        query,
        notices: [],
        settleSeconds: settleSeconds(query.log, sources),
        ...compileQuality(query, sources, asked),
      };
    case 'inventory':
      throw new InvalidQueryError('kind', 'an inventory is asked of the account, not of topics');
    case 'code':
      return compileCode(query, sources, asked);
  }
}

function compileRecords(query: RecordsQuery, { source, schema }: SourceSchema, asked: Asked): SearchRequest {
  const keepsBoth = schema.formats.length > 1;
  const ofThisLog = cql.exists(schema.searchable(query.log === 'ccn' ? 'observer' : 'interface').key);
  return {
    purpose: 'records',
    source,
    fromMs: asked.fromMs,
    toMs: asked.toMs,
    search: printSearch(cql.and(...(keepsBoth ? [ofThisLog] : []), searchFilters(query.filters, schema))),
    limit: query.limit,
    sort: query.sort === 'newest' ? 'desc' : 'asc',
  };
}

/** The user's own SQL goes out as it stands; only a missing LIMIT is added, because CLS would cut at 100 rows. */
function compileCode(query: CodeQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  const { search, sql } = splitStatement(query.text);
  const ownLimit = limitOfStatement(query.text);
  return {
    kind: 'code',
    query,
    hasSql: sql !== undefined,
    notices: [],
    requests: sources.map(({ source, schema }) => ({
      purpose: 'code',
      source,
      fromMs: asked.fromMs,
      toMs: asked.toMs,
      search: narrow(search.trim(), query.filters, schema, sql !== undefined),
      ...(sql === undefined
        ? { sort: 'desc' as const }
        : { sql: ownLimit === undefined ? `${sql.trim()} limit ${query.limit}` : sql.trim() }),
      limit: ownLimit ?? query.limit,
    })),
  };
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
        'has no exact form in a CLS search, so it cannot narrow your own SQL; write it into the WHERE of the text',
      );
    }
    return exact ?? searchFilters([filter], schema);
  });
  return printSearch(cql.and(parseSearch(search), ...conditions));
}

/** All requests a plan may send, for reading. Sums show `RANKED_EXAMPLE` where winners will stand. */
export function previewRequests(plan: Plan): SearchRequest[] {
  if (plan.kind === 'records' || plan.kind === 'code') {
    return plan.requests;
  }
  if (plan.kind === 'quality') {
    return previewQuality(plan);
  }
  if (plan.kind === 'reachability') {
    return previewReachability(plan);
  }
  if (plan.kind === 'security') {
    return previewSecurity(plan);
  }
  return previewVolume(plan).map((request) => request.of(slicesOf(request)[0]!));
}
