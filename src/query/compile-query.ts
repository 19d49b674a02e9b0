import { say } from '#wording';
import { cql, printSearch } from '#language';
import { checkSyntax } from './check-syntax';
import { type CodePlan, compileCode } from './compile-code';
import { compileQuality, previewQuality, type QualityPlan } from './compile-quality';
import { searchFilters } from './compile-search';
import { compileRecordCounts, type RecordCounts } from './compile-record-counts';
import { compileReachability, previewReachability, type ReachabilityPlan } from './compile-reachability';
import { compileSecurity, previewSecurity, type SecurityPlan } from './compile-security';
import { InvalidQueryError } from './invalid-query-error';
import type {
  CodeQuery,
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
import { refuseWithoutThreshold } from './event-threshold';
import { slicesOf } from './slices';
import { compileValues, previewValues, type ValuesPlan } from './compile-values';
import type { ValuesQuery } from './values-query';
import { planVolume, previewVolume, type VolumePlan } from './plan-volume';

export type Plan = { notices: string[] } & (
  | ({ kind: 'traffic'; query: TrafficQuery } & VolumePlan)
  | ({ kind: 'top'; query: TopQuery } & VolumePlan)
  | ({ kind: 'matrix'; query: MatrixQuery } & VolumePlan)
  | ({ kind: 'reachability'; query: ReachabilityQuery; settleSeconds: number } & ReachabilityPlan)
  | ({ kind: 'security'; query: SecurityQuery; settleSeconds: number } & SecurityPlan)
  | ({ kind: 'quality'; query: QualityQuery; settleSeconds: number } & QualityPlan)
  | { kind: 'records'; query: RecordsQuery; requests: SearchRequest[] }
  | ({ kind: 'values'; query: ValuesQuery } & ValuesPlan)
  | ({ kind: 'recordCounts'; query: RecordsQuery | CodeQuery } & RecordCounts)
  | ({ kind: 'code' } & CodePlan)
);

/** Turns a question about some sources into CLS requests. Nothing is asked here. */
export function compileQuery(query: FlowQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  switch (query.kind) {
    case 'traffic':
      refuseWithoutThreshold(query);
      return { kind: 'traffic', query, ...planVolume(query, sources, asked) };
    case 'top':
      return { kind: 'top', query, ...planVolume(query, sources, asked) };
    case 'matrix':
      return { kind: 'matrix', query, ...planVolume(query, sources, asked) };
    case 'records':
      return planRecords(query, sources, asked);
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
      throw new InvalidQueryError('kind', say('an inventory is asked of the account, not of topics'));
    case 'values':
      return { kind: 'values', query, notices: [], ...compileValues(query, sources, asked) };
    case 'code': {
      const plan = compileCode(query, sources, asked);
      if (plan.hasSql || query.format !== 'series') {
        return { kind: 'code', ...plan };
      }
      refuseSlip(query.text);
      return planCounts(query, sources, asked, plan.requests);
    }
  }
}

/** A slip is often why no SELECT was found. */
function refuseSlip(text: string): void {
  const slip = checkSyntax(text);
  if (slip !== undefined) {
    throw slip;
  }
}

/** Records as they are, or how many there are over time. */
function planRecords(query: RecordsQuery, sources: readonly SourceSchema[], asked: Asked): Plan {
  const requests = sources.map((source) => compileRecords(query, source, asked));
  return query.format === 'series'
    ? planCounts(query, sources, asked, requests)
    : { kind: 'records', query, notices: [], requests };
}

function planCounts(
  query: RecordsQuery | CodeQuery,
  sources: readonly SourceSchema[],
  asked: Asked,
  lines: readonly SearchRequest[],
): Plan {
  const searches = lines.map(({ search }) => search);
  return { kind: 'recordCounts', query, notices: [], ...compileRecordCounts(query, sources, asked, searches) };
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

/** All requests a plan may send, for reading. Examples stand where only an earlier step can tell the values. */
export function previewRequests(plan: Plan): SearchRequest[] {
  if (plan.kind === 'records' || plan.kind === 'code') {
    return plan.requests;
  }
  if (plan.kind === 'values') {
    return previewValues(plan);
  }
  if (plan.kind === 'quality') {
    return previewQuality(plan);
  }
  if (plan.kind === 'reachability') {
    return previewReachability(plan);
  }
  if (plan.kind === 'security') {
    return previewSecurity(plan, plan.query);
  }
  const sliced = plan.kind === 'recordCounts' ? plan.counts : previewVolume(plan, plan.query.locale);
  return sliced.map((request) => request.of(slicesOf(request)[0]!));
}
