/** One request of a panel: asks the data source and folds its packets into panel data. */
import {
  DataTopic,
  LoadingState,
  toDataFrame,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, defer, from, map, of, startWith, type Observable } from 'rxjs';

const isAnnotation = (frame: DataFrame) => frame.meta?.dataTopic === DataTopic.Annotations;

function fold(request: DataQueryRequest, response: DataQueryResponse): PanelData {
  const frames = response.data.map((frame) => toDataFrame(frame));
  const errors = response.errors ?? (response.error ? [response.error] : undefined);
  return {
    state: response.state ?? (errors ? LoadingState.Error : LoadingState.Done),
    series: frames.filter((frame) => !isAnnotation(frame)),
    annotations: frames.filter(isAnnotation),
    errors,
    error: errors?.[0],
    request: { ...request, endTime: Date.now() },
    timeRange: request.range,
  };
}

/** `query` asks in place of the data source, as the support of variables does. */
export function runRequest(
  dataSource: DataSourceApi,
  request: DataQueryRequest,
  query: DataSourceApi['query'] = (asked) => dataSource.query(asked),
): Observable<PanelData> {
  const loading: PanelData = {
    state: LoadingState.Loading,
    series: [],
    annotations: [],
    request,
    timeRange: request.range,
  };
  if (request.targets.length === 0) {
    return of({ ...loading, state: LoadingState.Done });
  }
  return defer(() => from(query(request))).pipe(
    map((response) => fold(request, response)),
    catchError((failure: unknown) => {
      const error = toDataQueryError(failure as Error);
      return of({ ...loading, state: LoadingState.Error, error, errors: [error] });
    }),
    startWith(loading),
  );
}
