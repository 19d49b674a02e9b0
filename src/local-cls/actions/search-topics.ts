/** SearchLog over several topics: raw records in one order, a cursor for each topic. */
import type { LogInfo, SearchLogRequest } from '#cls';
import type { Place } from '../engine/search-logs';
import { parseCondition } from '../engine/topic-condition';
import { ClsFailure, invalidParameter } from '../failure';
import type { ActionContext } from './action-rule';
import { FOREVER_DAYS } from './describe-topics';
import { findTopic } from './find-topic';
import { rawAnswer } from './raw-answer';
import type { ReadStatement } from './read-statement';
import { contextAfter, limitOf, searchTopic, shownLogs, type TopicPage } from './search-topic';

const MAX_TOPICS = 50;

type Topics = NonNullable<SearchLogRequest['Topics']>;
type TopicError = { TopicId: string; ErrorMsg: string; ErrorCodeStr: string };

export async function searchTopics(
  request: SearchLogRequest,
  topics: Topics,
  statement: ReadStatement,
  context: ActionContext,
): Promise<object> {
  checkTopics(request, topics, statement, context);
  const outcomes = await Promise.all(topics.map((entry) => searchOrFail(request, entry, statement, context)));
  const pages = outcomes.filter((outcome): outcome is TopicPage => 'logs' in outcome);
  const errors = outcomes.filter((outcome): outcome is TopicError => 'ErrorMsg' in outcome);
  const merged = mergePages(pages, request, context.switches.topicsLimit === 'all' ? limitOf(request) : Infinity);
  const infos = merged.pages.map((page) => ({
    TopicId: page.topic.topicId,
    Period: page.topic.retentionDays ?? FOREVER_DAYS,
    Context: contextAfter(page, request, context),
  }));
  return {
    ...rawAnswer(showMerged(merged, request, statement, context), context.switches),
    Context: '',
    ListOver: merged.pages.every(({ over }) => over),
    Topics: { Errors: errors.length === 0 ? null : errors, Infos: infos },
  };
}

function checkTopics(
  request: SearchLogRequest,
  topics: Topics,
  { sql, search, syntax }: ReadStatement,
  { switches }: ActionContext,
): void {
  if (topics.length === 0 || topics.length > MAX_TOPICS) {
    throw invalidParameter(`Topics must name 1 to ${MAX_TOPICS} topics.`);
  }
  if (new Set(topics.map(({ TopicId }) => TopicId)).size < topics.length) {
    throw invalidParameter('Topics must not name a topic twice.');
  }
  if (sql !== undefined) {
    throw invalidParameter('A search over several Topics cannot have an SQL part.');
  }
  if (request.Offset || request.Context) {
    throw invalidParameter('Offset and Context are for a single topic; each of Topics has a Context of its own.');
  }
  // What no topic could read fails the whole call, not each topic.
  parseCondition(search, { syntax, switches });
}

/** One topic that fails leaves the others as they are. */
async function searchOrFail(
  request: SearchLogRequest,
  { TopicId, Context }: Topics[number],
  statement: ReadStatement,
  context: ActionContext,
): Promise<TopicPage | TopicError> {
  try {
    context.authorize(TopicId);
    context.enterTopic(TopicId);
    return await searchTopic(request, findTopic(TopicId, context), Context, statement, context);
  } catch (error) {
    if (error instanceof ClsFailure) {
      return { TopicId, ErrorMsg: error.message, ErrorCodeStr: error.code };
    }
    throw error;
  }
}

interface Merged {
  /** The pages, cut to what is shown of them. */
  pages: TopicPage[];
  /** Which page each shown record comes from. */
  order: number[];
}

/** The first `limit` records of all pages in the order of time; equal times in the order of the topics. */
function mergePages(pages: readonly TopicPage[], { Sort }: SearchLogRequest, limit: number): Merged {
  const sign = Sort === 'asc' ? 1 : -1;
  const places: { page: number; place: Place }[] = pages.flatMap(({ logs }, page) =>
    logs.map((place) => ({ page, place })),
  );
  places.sort((left, right) => sign * (left.place.timeMs - right.place.timeMs) || left.page - right.page);
  const order = places.slice(0, limit).map(({ page }) => page);
  return {
    order,
    pages: pages.map((page, index) => {
      const taken = order.filter((from) => from === index).length;
      return { ...page, logs: page.logs.slice(0, taken), over: page.over && taken === page.logs.length };
    }),
  };
}

function showMerged(
  { pages, order }: Merged,
  request: SearchLogRequest,
  statement: ReadStatement,
  context: ActionContext,
): LogInfo[] {
  const rest = pages.map((page) => shownLogs(page, request, statement, context)[Symbol.iterator]());
  return order.map((page) => rest[page]!.next().value as LogInfo);
}
