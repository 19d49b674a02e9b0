/** Which panel draws an answer where nobody chose one. */
import { FieldType, type DataFrame, type PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';

export const PANEL_TYPES = ['timeseries', 'table', 'logs', 'stat', 'bargauge', 'nodeGraph'] as const;
export type PanelType = (typeof PANEL_TYPES)[number];

export function panelTypeLabel(type: PanelType): string {
  const labels: Record<PanelType, string> = {
    timeseries: t('preview.panel-type.timeseries', 'Time series'),
    table: t('preview.panel-type.table', 'Table'),
    logs: t('preview.panel-type.logs', 'Logs'),
    stat: t('preview.panel-type.stat', 'Stat'),
    bargauge: t('preview.panel-type.bargauge', 'Bar gauge'),
    nodeGraph: t('preview.panel-type.node-graph', 'Node graph'),
  };
  return labels[type];
}

function typeOfFrame(frame: DataFrame): PanelType {
  const { meta } = frame;
  const type = String(meta?.type ?? '');
  if (meta?.preferredVisualisationType === 'logs' || type === 'log-lines') {
    return 'logs';
  }
  if (meta?.preferredVisualisationType === 'nodeGraph') {
    return 'nodeGraph';
  }
  if (meta?.preferredVisualisationType === 'table') {
    return 'table';
  }
  if (type.startsWith('timeseries')) {
    return 'timeseries';
  }
  if (type.startsWith('numeric')) {
    return 'stat';
  }
  const has = (wanted: FieldType) => frame.fields.some((field) => field.type === wanted);
  return has(FieldType.time) && has(FieldType.number) && !has(FieldType.string) ? 'timeseries' : 'table';
}

/** Undefined as long as there is no answer to judge by. */
export function panelTypeOf(data: PanelData | undefined): PanelType | undefined {
  const frame = data?.series.find((each) => each.fields.length > 0) ?? data?.series[0];
  return frame && typeOfFrame(frame);
}
