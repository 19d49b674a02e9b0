import { contextFrom, InvalidRequestError, queryFrom } from './from-proto';
import type { DataQuery, PluginHandlers, QueryAnswer } from './handlers';
import { headersFrom } from './headers';
import { log } from './log';
import type { Message, MessageInput } from './protocol/messages';
import { dataErrorFrom, dataResponseFrom } from './to-proto';

type Responses = Record<string, MessageInput<'DataResponse'>>;

/**
 * Answers every refId that was asked, whatever the handler does: an unreadable query, a throw, a forgotten answer or
 * a frame that cannot be encoded becomes that query's own error.
 */
export async function queryData(
  handlers: PluginHandlers,
  message: Message<'QueryDataRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'QueryDataResponse'>> {
  const responses: Responses = {};
  const queries = readableQueries(message.queries, responses);
  const answers = await askHandler(handlers, message, queries, signal).catch((error: unknown) => {
    for (const { refId } of queries) responses[refId] = failure(refId, error);
    return undefined;
  });
  for (const { refId } of answers ? queries : []) {
    responses[refId] = await encodeAnswer(refId, answers?.get(refId));
  }
  return { responses };
}

function readableQueries(messages: Message<'DataQuery'>[], responses: Responses): DataQuery[] {
  return messages.flatMap((message) => {
    try {
      return [queryFrom(message)];
    } catch (error) {
      responses[message.refId] = failure(message.refId, error);
      return [];
    }
  });
}

async function askHandler(
  handlers: PluginHandlers,
  message: Message<'QueryDataRequest'>,
  queries: DataQuery[],
  signal: AbortSignal,
): Promise<Map<string, QueryAnswer>> {
  if (queries.length === 0) return new Map();
  const context = contextFrom(message.pluginContext);
  return handlers.queryData({ context, headers: headersFrom(message.headers), queries }, signal);
}

async function encodeAnswer(refId: string, answer: QueryAnswer | undefined): Promise<MessageInput<'DataResponse'>> {
  try {
    return answer
      ? await dataResponseFrom(refId, answer)
      : dataErrorFrom(500, `The plugin gave no answer to query ${refId}.`, 'plugin');
  } catch (error) {
    return failure(refId, error);
  }
}

/** A handler maps what it expects to answers of its own; what comes here is our fault and goes to the log. */
function failure(refId: string, error: unknown): MessageInput<'DataResponse'> {
  if (error instanceof InvalidRequestError) return dataErrorFrom(400, error.message, 'downstream');
  log.error('Query failed unexpectedly', { refId, error });
  return dataErrorFrom(500, 'Internal error of the plugin; its log has the details.', 'plugin');
}
