import type { DataQueryError, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { isFetchError } from '@grafana/runtime';
import type { ResourceError } from '#contract';
import { placeBefore } from '#language';
import { codeEdits } from './code-variables';
import type { Replace } from './expand-variables';
import type { SavedQuery } from './saved-query';
import { placeIn } from './statement-place';

/** Errors of code queries with their places counted in the text that the editor shows, before variables were filled in. */
export function placeErrors(
  response: DataQueryResponse,
  { targets }: DataQueryRequest<SavedQuery>,
  replace: Replace,
): DataQueryResponse {
  const place = (error: DataQueryError): DataQueryError => {
    const query = targets.find(({ refId }) => refId === error.refId);
    return query === undefined || error.message === undefined
      ? error
      : { ...error, message: inWritten({ message: error.message }, query, replace).message };
  };
  const { error, errors } = response;
  return {
    ...response,
    ...(error === undefined ? {} : { error: place(error) }),
    ...(errors === undefined ? {} : { errors: errors.map(place) }),
  };
}

/** The same for a resource call that was refused; anything else is thrown as it is. */
export function placeRefusal(cause: unknown, query: SavedQuery, replace: Replace): never {
  const data: unknown = isFetchError(cause) ? cause.data : undefined;
  if (isFetchError(cause) && isPlaced(data)) {
    cause.data = inWritten(data, query, replace);
  }
  throw cause;
}

function isPlaced(data: unknown): data is ResourceError {
  return typeof data === 'object' && data !== null && 'position' in data && 'message' in data;
}

/** With the place that the message names, and the position, traced back to the text as written. */
function inWritten(error: ResourceError, query: SavedQuery, replace: Replace): ResourceError {
  if ((query.kind !== 'code' && query.kind !== 'values') || typeof query.text !== 'string') {
    return error;
  }
  const { text } = query;
  const edits = codeEdits(text, replace);
  const told = placeIn(error.message);
  const back = (place: { line: number; column: number }) => placeBefore(text, edits, place);
  return {
    ...error,
    message: told === undefined ? error.message : told.write(back(told.position)),
    ...(error.position === undefined ? {} : { position: back(error.position) }),
  };
}
