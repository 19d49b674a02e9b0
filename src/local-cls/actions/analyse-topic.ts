import type { SearchLogRequest } from '#cls';
import { runSql } from '../engine/sql/run-sql';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';
import { emptyList } from './empty-list';
import type { ReadStatement } from './read-statement';
import { sampleOf } from './sample-of';
import { searchCondition } from './search-condition';
import { takeTurn } from './take-turn';

/** The answer of a statement with an SQL part, in the new or the old style. */
export function analyseTopic(
  request: SearchLogRequest,
  topic: TopicRecord,
  statement: ReadStatement,
  context: ActionContext,
): Promise<object> {
  const condition = searchCondition(topic, request, statement, context);
  return takeTurn(topic.topicId, context, 'search', (signal) =>
    context.store.readers.run(async (connection) => {
      const sample = await sampleOf(topic, condition, request.SamplingRate ?? 1, connection);
      const { switches } = context;
      const records = request.UseNewAnalysis === true;
      const otherTopic = otherTopics(request, context);
      const chosen = sample.condition.slice(condition.length);
      const sql = {
        sql: statement.sql ?? '',
        topic,
        condition: sample.condition,
        earlier: (ms: number) => searchCondition(topic, earlierBy(ms, request), statement, context) + chosen,
        range: { fromMs: request.From, toMs: request.To },
        otherTopic,
        records,
        switches,
      };
      return analysisAnswer(await runSql(sql, connection), sample.rate, records, context);
    }, signal),
  );
}

function earlierBy(ms: number, { From, To }: { From: number; To: number }): { From: number; To: number } {
  return { From: From - ms, To: To - ms };
}

/** Topics that a statement names as tables: those of the region, over the request's range, all records of it. */
function otherTopics(request: SearchLogRequest, context: ActionContext) {
  return (topicId: string) => {
    const topic = context.store.topic(topicId);
    if (topic === undefined || topic.region !== context.region) {
      return undefined;
    }
    context.authorize(topicId);
    const all = { search: '', syntax: 'cql' } as const;
    return {
      topic,
      condition: searchCondition(topic, request, all, context),
      earlier: (ms: number) => searchCondition(topic, earlierBy(ms, request), all, context),
    };
  };
}

function analysisAnswer(
  { columns, records, oldRows }: Awaited<ReturnType<typeof runSql>>,
  SamplingRate: number,
  isNew: boolean,
  { switches }: ActionContext,
) {
  const isEmpty = records.length === 0 && oldRows.length === 0;
  const listed = isEmpty && switches.emptyColumns === 'absent' ? [] : columns;
  const rest = { Context: '', ListOver: true, Analysis: true, Results: [], SamplingRate, Topics: null };
  return isNew
    ? { ...rest, ColNames: null, AnalysisResults: null, AnalysisRecords: emptyList(records, switches), Columns: listed }
    : {
        ...rest,
        ColNames: listed.map(({ Name }) => Name),
        AnalysisResults: emptyList(oldRows, switches),
        AnalysisRecords: null,
        Columns: null,
      };
}
