import { offsetAt, originOf, type Position, positionAt, splitStatement } from '#language';
import type { CodePlan } from './compile-code';
import type { SearchRequest } from './plan';

/**
 * Where a place of a request stands in the text as written, counted from 1. CLS counts each part by itself. Undefined
 * in a search that filters were added to: it is printed anew.
 */
export function writtenPlace(
  { query, requests, sent }: CodePlan,
  request: SearchRequest,
  part: 'search' | 'sql',
  place: Pick<Position, 'line' | 'column'>,
): Pick<Position, 'line' | 'column'> | undefined {
  const { text, edits } = sent[requests.findIndex(({ source }) => source === request.source)]!;
  if (part === 'search' && query.filters.length > 0) {
    return undefined;
  }
  const { search, sql = '', sqlOffset = 0 } = splitStatement(text);
  const offset =
    part === 'sql'
      ? sqlOffset + offsetAt(sql, place)
      : search.length - search.trimStart().length + offsetAt(search.trim(), place);
  const { line, column } = positionAt(query.text, originOf(offset, edits));
  return { line, column };
}
