import type { DataFrame, PanelData, QueryResultMetaNotice } from '@grafana/data';
import type { Evidence } from '#contract';
import type { SavedQuery } from '../saved-query';

/** One query's share of what a panel holds: the question as it was run, and what came of it. */
export interface LastAnswer {
  query: SavedQuery;
  frames: DataFrame[];
  notices: QueryResultMetaNotice[];
  evidence?: Evidence;
  error?: string;
  fromMs: number;
  toMs: number;
}

/** Nothing where the query has not been answered yet. */
export function answerOf(data: PanelData | undefined, query: SavedQuery): LastAnswer | undefined {
  const frames = data?.series.filter((frame) => frame.refId === query.refId) ?? [];
  const errors = data?.errors ?? (data?.error === undefined ? [] : [data.error]);
  const error = errors.find(({ refId }) => refId === query.refId || refId === undefined)?.message;
  if (data === undefined || (frames.length === 0 && error === undefined)) {
    return undefined;
  }
  const run = data.request?.targets.find(({ refId }) => refId === query.refId) as SavedQuery | undefined;
  const evidence = frames.map(({ meta }) => meta?.custom?.evidence as Evidence | undefined).find(Boolean);
  return {
    query: run ?? query,
    frames,
    notices: frames.flatMap(({ meta }) => meta?.notices ?? []),
    ...(evidence === undefined ? {} : { evidence }),
    ...(error === undefined ? {} : { error }),
    fromMs: data.timeRange.from.valueOf(),
    toMs: data.timeRange.to.valueOf(),
  };
}
