import type { LogInfo, SearchLogRequest } from '#cls';
import { highlighter } from '../engine/highlight-logs';
import { searchLogs } from '../engine/search-logs';
import type { StoredLog } from '../engine/stored-log';
import { parseCondition } from '../engine/topic-condition';
import type { TopicRecord } from '../store/topic-record';
import type { ActionContext } from './action-rule';
import { logInfo } from './log-info';
import type { ReadStatement } from './read-statement';
import { MAX_CURSOR_RECORDS, nextCursor, printCursor, readCursor, type SearchCursor } from './search-cursor';
import { searchCondition } from './search-condition';
import { takeTurn } from './take-turn';

const DEFAULT_LIMIT = 100;

/** Raw records of one topic. */
export interface TopicPage {
  topic: TopicRecord;
  logs: readonly StoredLog[];
  /** No record follows. */
  over: boolean;
  /** Where this page began. */
  cursor: SearchCursor | undefined;
}

/** Reads the next page of a topic; `contextText` is the cursor the client sent for it. */
export async function searchTopic(
  request: SearchLogRequest,
  topic: TopicRecord,
  contextText: string | undefined,
  statement: ReadStatement,
  context: ActionContext,
): Promise<TopicPage> {
  const cursor = contextText
    ? readCursor(contextText, { request, topicId: topic.topicId, sign: context.signCursor }, context.now())
    : undefined;
  const search = {
    topic,
    condition: searchCondition(topic, request, statement, context),
    descending: request.Sort !== 'asc',
    limit: Math.min(limitOf(request), MAX_CURSOR_RECORDS - (cursor?.delivered ?? 0)),
    offset: request.Offset ?? 0,
    ...(cursor?.after === undefined ? {} : { after: cursor.after }),
  };
  const page = await takeTurn(topic.topicId, context, 'search', (signal) =>
    context.store.readers.run((connection) => searchLogs(search, connection), signal),
  );
  return { topic, ...page, cursor };
}

export function limitOf({ Limit }: SearchLogRequest): number {
  return Limit ?? DEFAULT_LIMIT;
}

/** The cursor that goes on behind the page. */
export function contextAfter(page: TopicPage, request: SearchLogRequest, context: ActionContext): string {
  const next = nextCursor(page.cursor, page.logs, context.now(), context.switches.cursorLife);
  return printCursor(next, { request, topicId: page.topic.topicId, sign: context.signCursor });
}

/** The records of a page as the answer shows them. */
export function shownLogs(
  { topic, logs }: TopicPage,
  { HighLight }: SearchLogRequest,
  { search, syntax }: ReadStatement,
  { switches }: ActionContext,
): LogInfo[] {
  const marks = HighLight === true ? highlighter(parseCondition(search, { syntax, switches }), topic) : () => [];
  return logs.map((log) => logInfo(log, topic, marks(log.json), switches));
}
