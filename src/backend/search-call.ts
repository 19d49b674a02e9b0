import type { SearchLogRequest } from '#cls';
import type { SearchRequest } from '#query';

/** A compiled request as the SearchLog call that puts it. `cursor` continues an answer of raw records. */
export function toCall(request: SearchRequest, cursor?: string): SearchLogRequest {
  return {
    TopicId: request.source.topic,
    From: request.fromMs,
    To: request.toMs,
    QueryString: statementOf(request),
    QuerySyntax: 1,
    UseNewAnalysis: true,
    ...(request.sql === undefined ? { Limit: Math.min(1000, request.limit), Sort: request.sort ?? 'desc' } : {}),
    ...(cursor === undefined ? {} : { Context: cursor }),
  };
}

/** Search and SQL together, as CLS takes them. */
export function statementOf({ search, sql }: Pick<SearchRequest, 'search' | 'sql'>): string {
  return sql === undefined ? search : `${search} | ${sql}`;
}
