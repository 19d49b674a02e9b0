import type { SearchLogRequest } from '#cls';
import { runSql } from '../engine/sql/run-sql';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';
import { emptyList } from './empty-list';
import type { ReadStatement } from './read-statement';
import { sampleOf } from './sample-of';
import { searchCondition } from './search-condition';
import { takeTurn } from './take-turn';

/**
 * The answer of a statement with an SQL part, in the new or the old style. Limit, Sort, Offset and Context have no effect
 * on it: the SearchLog page says that they hold without SQL only.
 */
export function analyseTopic(
  request: SearchLogRequest,
  topic: TopicRecord,
  statement: ReadStatement,
  context: ActionContext,
): Promise<object> {
  const { store, switches } = context;
  const conditionOf = (range: Range) => searchCondition(topic, range, statement, context);
  return takeTurn(topic.topicId, context, 'search', (signal) =>
    store.readers.run(async (connection) => {
      const condition = conditionOf(request);
      const { rate, chosen } = await sampleOf(topic, condition, request.SamplingRate ?? 1, connection);
      const sql = {
        sql: statement.sql ?? '',
        topic,
        condition: condition + chosen,
        earlier: (ms: number) => conditionOf(earlierBy(ms, request)) + chosen,
        range: { fromMs: request.From, toMs: request.To },
        otherTopic: otherTopics(request, context),
        records: request.UseNewAnalysis === true,
        switches,
      };
      return analysisAnswer(await runSql(sql, connection), rate, sql.records, context);
    }, signal),
  );
}

type Range = Pick<SearchLogRequest, 'From' | 'To'>;

function earlierBy(ms: number, { From, To }: Range): Range {
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
    const conditionOf = (range: Range) => searchCondition(topic, range, { search: '', syntax: 'cql' }, context);
    return {
      topic,
      condition: conditionOf(request),
      earlier: (ms: number) => conditionOf(earlierBy(ms, request)),
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
