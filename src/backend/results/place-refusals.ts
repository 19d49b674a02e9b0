import { type CodePlan, type SearchRequest, writtenPlace } from '#query';
import { ClsError } from '../cls-client/cls-error';
import type { Asking } from './ask';

/** Asks for the user's own text: what CLS refuses names its place in that text, not in what CLS was sent. */
export function placeRefusals(asking: Asking, plan: CodePlan): Asking {
  return {
    ...asking,
    ask: (request, cursor) =>
      asking.ask(request, cursor).catch((error: unknown) => {
        throw error instanceof ClsError ? placed(error, plan, request) : error;
      }),
  };
}

/** `parse_exception` is said of the search, anything else with a place of the SQL. */
function placed(
  { code, upstream, requestId, action, topic }: ClsError,
  plan: CodePlan,
  request: SearchRequest,
): ClsError {
  const part = upstream.includes('parse_exception') ? 'search' : 'sql';
  const inText = upstream.replace(/\bline (\d+):(\d+)/, (told, line: string, column: string) => {
    const place = writtenPlace(plan, request, part, { line: Number(line), column: Number(column) });
    return place === undefined ? told : `line ${place.line}, column ${place.column}`;
  });
  return new ClsError(code, inText, requestId, action, topic);
}
