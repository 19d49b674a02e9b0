import { failureOf } from './failure';
import { contextFrom, queryFrom } from './from-proto';
import type { DataQuery, PluginHandlers, QueryAnswer } from './handlers';
import { headersFrom } from './headers';
import type { Message, MessageInput } from './protocol/messages';
import { dataErrorFrom, dataResponseFrom } from './to-proto';

type Response = MessageInput<'DataResponse'>;

/**
 * Answers every refId that was asked, whatever the handler does: an unreadable query, a throw, a forgotten answer or
 * a frame that cannot be encoded becomes that query's own error.
 */
export async function queryData(
  handlers: PluginHandlers,
  message: Message<'QueryDataRequest'>,
  signal: AbortSignal,
): Promise<MessageInput<'QueryDataResponse'>> {
  const failed = (refId: string, error: unknown) => dataErrorFrom(failureOf(error, signal, `query ${refId}`));
  const responses = new Map<string, Response>();
  const queries: DataQuery[] = [];
  for (const query of message.queries) {
    try {
      queries.push(queryFrom(query));
    } catch (error) {
      responses.set(query.refId, failed(query.refId, error));
    }
  }
  try {
    const answers =
      queries.length > 0 ? await askHandler(handlers, message, queries, signal) : new Map<string, QueryAnswer>();
    for (const { refId } of queries) {
      responses.set(refId, await encodeAnswer(refId, answers.get(refId)).catch((error) => failed(refId, error)));
    }
  } catch (error) {
    for (const { refId } of queries) responses.set(refId, failed(refId, error));
  }
  return { responses: Object.fromEntries(responses) };
}

async function askHandler(
  handlers: PluginHandlers,
  message: Message<'QueryDataRequest'>,
  queries: DataQuery[],
  signal: AbortSignal,
): Promise<Map<string, QueryAnswer>> {
  const context = contextFrom(message.pluginContext);
  return handlers.queryData({ context, headers: headersFrom(message.headers), queries }, signal);
}

async function encodeAnswer(refId: string, answer: QueryAnswer | undefined): Promise<Response> {
  if (answer) return dataResponseFrom(refId, answer);
  return dataErrorFrom({ status: 500, message: `The plugin gave no answer to query ${refId}.`, source: 'plugin' });
}
