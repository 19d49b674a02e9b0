import {
  type DataFrameJSON,
  type DataQueryRequest,
  type DataQueryResponse,
  isLiveChannelMessageEvent,
  isLiveChannelStatusEvent,
  type LiveChannelEvent,
  LiveChannelScope,
  LoadingState,
} from '@grafana/data';
import { getGrafanaLiveSrv } from '@grafana/runtime';
import { catchError, defer, map, merge, mergeMap, type Observable, of } from 'rxjs';
import type { TailAnswer } from '#contract';
import { toResourceError } from './resource-error';
import type { SavedQuery } from './saved-query';
import { TailLines } from './tail-lines';

/** Watches the new records of each query; the backend says where, or why not. */
export function watchLive(
  { targets }: DataQueryRequest<SavedQuery>,
  uid: string,
  offer: (query: SavedQuery) => Promise<TailAnswer>,
): Observable<DataQueryResponse> {
  return merge(
    ...targets.map((query) =>
      defer(() => offer(query)).pipe(
        mergeMap((channel) => watch(channel, uid, query.refId)),
        catchError((cause: unknown) => of(failure(query.refId, toResourceError(cause).message))),
      ),
    ),
  );
}

function watch({ path, query }: TailAnswer, uid: string, refId: string): Observable<DataQueryResponse> {
  const lines = new TailLines(refId);
  return getGrafanaLiveSrv()
    .getStream<DataFrameJSON>({
      scope: LiveChannelScope.DataSource,
      // Grafana before 12.4 reads `namespace`, later ones `stream`.
      ...{ namespace: uid, stream: uid },
      path,
      data: query,
    })
    .pipe(map((event) => responseTo(event, lines, refId)));
}

/** A subscription that was refused or a connection that was lost is told; the lines so far stay. */
function responseTo(event: LiveChannelEvent<DataFrameJSON>, lines: TailLines, refId: string): DataQueryResponse {
  if (isLiveChannelStatusEvent(event) && event.error !== undefined) {
    return { ...failure(refId, toResourceError(event.error).message), data: [lines.frame()] };
  }
  const packet: unknown =
    isLiveChannelMessageEvent(event) || isLiveChannelStatusEvent(event) ? event.message : undefined;
  const frame = packet === undefined ? lines.frame() : lines.add(packet as DataFrameJSON);
  return { key: `tail-${refId}`, state: LoadingState.Streaming, data: [frame] };
}

function failure(refId: string, message: string): DataQueryResponse {
  return { key: `tail-${refId}`, state: LoadingState.Error, data: [], errors: [{ refId, message }] };
}
