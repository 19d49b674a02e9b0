import type { DataQueryRequest, PanelData, TimeRange } from '@grafana/data';
import type { PreviewScope } from '../datasource';

const HOUR_MS = 3_600_000;
const POINTS = 1000;

/**
 * Range and resolution of the panel's last request, which a preview shares. Before the first request, and in alert
 * rules, whose range belongs to the rule, an hour of the range's own resolution stands in.
 */
export function previewScope(range: TimeRange | undefined, data: PanelData | undefined, nowMs: number): PreviewScope {
  const request: Pick<DataQueryRequest, 'intervalMs' | 'maxDataPoints'> | undefined = data?.request;
  const toMs = range?.to.valueOf() ?? nowMs - (nowMs % 60_000);
  const fromMs = range?.from.valueOf() ?? toMs - HOUR_MS;
  const maxDataPoints = request?.maxDataPoints ?? POINTS;
  return { fromMs, toMs, maxDataPoints, intervalMs: Math.ceil(request?.intervalMs ?? (toMs - fromMs) / maxDataPoints) };
}
