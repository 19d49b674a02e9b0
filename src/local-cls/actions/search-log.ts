/** SearchLog: raw records with paging, or an SQL result. */
import type { SearchLogRequest, SearchLogResponse } from '#cls';
import type { Statement } from '#language';
import { searchLogs } from '../engine/search-logs';
import { runSql } from '../engine/sql/run-sql';
import { topicCondition } from '../engine/topic-condition';
import { ClsFailure, invalidParameter } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext, ActionRule } from './action-rule';
import { findTopic } from './find-topic';
import { readStatement } from './read-statement';
import { MAX_CURSOR_RECORDS, printCursor, readCursor } from './search-cursor';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

type Answer = Omit<SearchLogResponse, 'RequestId'>;

export const searchLog: ActionRule<SearchLogRequest> = {
  parameters: {
    From: 'integer!',
    To: 'integer!',
    QueryString: 'string',
    QuerySyntax: 'integer',
    Query: 'string',
    SyntaxRule: 'integer',
    TopicId: 'string',
    Topics: [{ TopicId: 'string!', Context: 'string' }],
    Sort: 'string',
    Limit: 'integer',
    Offset: 'integer',
    Context: 'string',
    SamplingRate: 'number',
    UseNewAnalysis: 'boolean',
    HighLight: 'boolean',
  },
  async run(request, context) {
    const topic = findTopic(topicIdOf(request), context);
    checkRanges(request);
    const statement = readStatement(request);
    const condition = topicCondition(topic, request.From, request.To, statement.search);
    const { searchTimeoutMs } = context.switches;
    const timeout = AbortSignal.timeout(searchTimeoutMs);
    const limits = { ...context, signal: AbortSignal.any([context.signal, timeout]) };
    try {
      return await context.slots.use(
        topic.topicId,
        () =>
          statement.sql === undefined
            ? searchRaw(request, topic, condition, limits)
            : analyse(request, topic, condition, statement, limits),
        limits.signal,
      );
    } catch (error) {
      if (timeout.aborted && !context.signal.aborted) {
        throw new ClsFailure(
          'FailedOperation.SearchTimeout',
          `The search took longer than ${searchTimeoutMs / 1000} s.`,
        );
      }
      throw error;
    }
  },
};

function topicIdOf(request: SearchLogRequest): string {
  if (request.Topics !== undefined) {
    if (request.TopicId) {
      throw invalidParameter('Send TopicId or Topics, not both.');
    }
    throw new ClsFailure('UnsupportedOperation', 'The local CLS does not search several Topics in one call yet.');
  }
  if (!request.TopicId) {
    throw new ClsFailure('MissingParameter', 'The request is missing the required parameter `TopicId`.');
  }
  return request.TopicId;
}

function checkRanges({ From, To, Limit, Offset, Context, Sort, SamplingRate }: SearchLogRequest): void {
  if (From < 0 || From > To) {
    throw invalidParameter('From must not be negative and not after To; both are Unix milliseconds.');
  }
  if (Limit !== undefined && (Limit < 1 || Limit > MAX_LIMIT)) {
    throw invalidParameter(`Limit must be 1 to ${MAX_LIMIT}.`);
  }
  if (Offset !== undefined && (Offset < 0 || (Offset > 0 && Context))) {
    throw invalidParameter('Offset must be 0 or more, and cannot be used together with Context.');
  }
  if (Sort !== undefined && Sort !== 'asc' && Sort !== 'desc') {
    throw invalidParameter('Sort must be asc or desc.');
  }
  if (SamplingRate !== undefined && (SamplingRate < 0 || SamplingRate > 1)) {
    throw invalidParameter('SamplingRate must be 0 to 1.');
  }
}

async function searchRaw(
  request: SearchLogRequest,
  topic: TopicRecord,
  condition: string,
  { store, now, signal, switches }: ActionContext,
): Promise<Answer> {
  const cursor = request.Context ? readCursor(request.Context, request, now()) : undefined;
  const delivered = cursor?.delivered ?? 0;
  const limit = Math.min(request.Limit ?? DEFAULT_LIMIT, MAX_CURSOR_RECORDS - delivered);
  const search = {
    topic,
    condition,
    descending: request.Sort !== 'asc',
    limit,
    offset: request.Offset ?? 0,
    ...(cursor === undefined ? {} : { after: cursor.after }),
  };
  const page = await store.readers.run((connection) => searchLogs(search, connection), signal);
  const createdMs = cursor?.createdMs ?? now();
  const next = page.last && { after: page.last, delivered: delivered + page.logs.length, createdMs };
  return {
    Context: page.over || next === undefined ? '' : printCursor(next, request),
    ListOver: page.over,
    Analysis: false,
    Results: emptyList(page.logs, switches.emptyList),
    ColNames: [],
    AnalysisResults: [],
    AnalysisRecords: null,
    Columns: null,
    SamplingRate: 0,
    Topics: null,
  };
}

async function analyse(
  request: SearchLogRequest,
  topic: TopicRecord,
  condition: string,
  statement: Statement,
  { store, signal, switches }: ActionContext,
): Promise<Answer> {
  const isNew = request.UseNewAnalysis === true;
  const sql = { sql: statement.sql ?? '', topic, condition, records: isNew, switches };
  const { columns, records, oldRows } = await store.readers.run((connection) => runSql(sql, connection), signal);
  const isEmpty = records.length === 0 && oldRows.length === 0;
  const listed = isEmpty && switches.emptyColumns === 'absent' ? [] : columns;
  const rest = { Context: '', ListOver: true, Analysis: true, Results: [], SamplingRate: 1, Topics: null };
  return isNew
    ? {
        ...rest,
        ColNames: null,
        AnalysisResults: null,
        AnalysisRecords: emptyList(records, switches.emptyList),
        Columns: listed,
      }
    : {
        ...rest,
        ColNames: listed.map(({ Name }) => Name),
        AnalysisResults: oldRows,
        AnalysisRecords: null,
        Columns: null,
      };
}

function emptyList<T>(list: T[], form: 'array' | 'null'): T[] | null {
  return list.length === 0 && form === 'null' ? null : list;
}
