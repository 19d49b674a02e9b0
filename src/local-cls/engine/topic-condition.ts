import { parseSearch, QuerySyntaxError, type SearchNode } from '#language';
import { quoteName } from '../escape';
import { syntaxError } from '../failure';
import { TIME, type TopicRecord } from '../store/topic-record';
import { compileSearch } from './search/compile-search';

/** The filter on a topic's table: log time in [fromMs, toMs) and the search condition. Throws `ClsFailure`. */
export function topicCondition(topic: TopicRecord, fromMs: number, toMs: number, search: string): string {
  const time = quoteName(TIME);
  return `${time} >= ${fromMs} AND ${time} < ${toMs} AND ${compileSearch(parse(search), topic)}`;
}

/** `parse_exception` is CLS's word for an error before the bar; SQL errors come without it. */
function parse(search: string): SearchNode {
  try {
    return parseSearch(search);
  } catch (error) {
    if (error instanceof QuerySyntaxError) {
      throw syntaxError(`parse_exception line ${error.line}:${error.column}: ${error.reason}`);
    }
    throw error;
  }
}
