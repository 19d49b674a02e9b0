/** The panels this page can draw, by Grafana's panel type. Anything else is shown as a table, and says so. */
import { PanelPlugin, type FieldConfigEditorBuilder } from '@grafana/data';
import { type ComponentType } from 'react';
import { type PanelProps } from '@grafana/data';
import { BarGaugePanel } from './BarGaugePanel';
import { FallbackPanel } from './FallbackPanel';
import { addCustomOptions, type CustomDefaults } from './field-config';
import { LogsPanel } from './LogsPanel';
import { NodeGraphPanel } from './NodeGraphPanel';
import { StatPanel } from './StatPanel';
import { TablePanel } from './TablePanel';
import { TimeSeriesPanel } from './TimeSeriesPanel';

const TIME_SERIES_DEFAULTS: CustomDefaults = {
  drawStyle: 'line',
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: 'none',
  lineInterpolation: 'linear',
  lineStyle: undefined,
  showPoints: 'auto',
  pointSize: 5,
  spanNulls: false,
  insertNulls: false,
  stacking: { mode: 'none', group: 'A' },
  barAlignment: 0,
  axisPlacement: 'auto',
  axisLabel: '',
  axisSoftMin: undefined,
  axisSoftMax: undefined,
  axisGridShow: undefined,
  axisColorMode: 'text',
  axisWidth: undefined,
  scaleDistribution: { type: 'linear' },
  thresholdsStyle: { mode: 'off' },
  hideFrom: { viz: false, legend: false, tooltip: false },
};

const TABLE_DEFAULTS: CustomDefaults = {
  align: 'auto',
  width: undefined,
  wrapHeaderText: undefined,
  minWidth: undefined,
  cellOptions: { type: 'auto' },
  inspect: false,
  filterable: undefined,
  'hideFrom.viz': false,
};

function define<P extends object>(
  id: string,
  component: ComponentType<PanelProps<P>>,
  defaults?: CustomDefaults,
): [string, PanelPlugin] {
  const plugin = new PanelPlugin<P>(component).useFieldConfig({
    useCustomConfig: (builder) => defaults && addCustomOptions(builder as FieldConfigEditorBuilder<object>, defaults),
  });
  plugin.meta = { ...plugin.meta, id, name: id, skipDataQuery: false, info: { ...plugin.meta?.info, version: '' } };
  // Without this the panel never sees the spans that frames bring along.
  plugin.setDataSupport({ annotations: true, alertStates: false });
  return [id, plugin as PanelPlugin];
}

const known = new Map<string, PanelPlugin>([
  define('timeseries', TimeSeriesPanel, TIME_SERIES_DEFAULTS),
  define('stat', StatPanel),
  define('table', TablePanel, TABLE_DEFAULTS),
  define('bargauge', BarGaugePanel),
  define('logs', LogsPanel),
  define('nodeGraph', NodeGraphPanel),
]);
const fallbacks = new Map<string, PanelPlugin>();

export const panelPlugins = {
  get(id: string): PanelPlugin {
    const fallback = known.get(id) ?? fallbacks.get(id) ?? define(id, FallbackPanel, TABLE_DEFAULTS)[1];
    if (!known.has(id)) {
      fallbacks.set(id, fallback);
    }
    return fallback;
  },
};
