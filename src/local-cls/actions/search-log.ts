/** SearchLog: raw records with paging, or an SQL result. */
import type { SearchLogRequest } from '#cls';
import { ClsFailure, invalidParameter } from '../failure';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext, ActionRule } from './action-rule';
import { analyseTopic } from './analyse-topic';
import { findTopic } from './find-topic';
import { rawAnswer } from './raw-answer';
import { type ReadStatement, readStatement } from './read-statement';
import { contextAfter, searchTopic, shownLogs } from './search-topic';
import { searchTopics } from './search-topics';

const MAX_LIMIT = 1000;

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
    const { TopicId, Topics } = request;
    if (Topics !== undefined && TopicId) {
      throw invalidParameter('Send TopicId or Topics, not both.');
    }
    if (Topics === undefined && !TopicId) {
      throw new ClsFailure('MissingParameter', 'The request is missing the required parameter `TopicId`.');
    }
    checkRanges(request);
    const statement = readStatement(request, context.switches);
    if (Topics !== undefined) {
      return searchTopics(request, Topics, statement, context);
    }
    const topic = findTopic(TopicId!, context);
    return statement.sql === undefined
      ? searchRaw(request, topic, statement, context)
      : analyseTopic(request, topic, statement, context);
  },
};

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
  statement: ReadStatement,
  context: ActionContext,
): Promise<object> {
  const page = await searchTopic(request, topic, request.Context, statement, context);
  return {
    ...rawAnswer(shownLogs(page, request, statement, context), context.switches),
    Context: page.over ? '' : contextAfter(page, request, context),
    ListOver: page.over,
  };
}
