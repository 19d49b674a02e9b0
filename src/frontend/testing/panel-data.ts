import { type DataFrameDTO, dateTime, LoadingState, type PanelData, toDataFrame } from '@grafana/data';

/** What a panel of one query holds, over the first hour of 2026-01-01. */
export function panelData(frames: DataFrameDTO[], rest: Partial<PanelData> = {}): PanelData {
  const [from, to] = [dateTime('2026-01-01T00:00:00Z'), dateTime('2026-01-01T01:00:00Z')];
  return {
    state: LoadingState.Done,
    series: frames.map((frame) => toDataFrame({ refId: 'A', ...frame })),
    timeRange: { from, to, raw: { from, to } },
    ...rest,
  };
}
