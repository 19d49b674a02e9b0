import type { DataQueryError, DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { placeInText } from './statement-place';
import type { SavedQuery } from './saved-query';

/** Errors of code queries with their places counted in the text that the editor shows. */
export function placeErrors(response: DataQueryResponse, request: DataQueryRequest<SavedQuery>): DataQueryResponse {
  const place = (error: DataQueryError): DataQueryError => {
    const query = request.targets.find(({ refId }) => refId === error.refId);
    const placed =
      query?.kind === 'code' && error.message !== undefined ? placeInText(error.message, query.text) : undefined;
    return placed === undefined ? error : { ...error, message: placed.message };
  };
  return response.errors === undefined ? response : { ...response, errors: response.errors.map(place) };
}
