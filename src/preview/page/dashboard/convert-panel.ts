import { type DataTransformerConfig, type FieldConfigSource } from '@grafana/data';
import {
  SceneDataTransformer,
  SceneQueryRunner,
  VizPanel,
  type SceneDataProvider,
  type SceneDataQuery,
} from '@grafana/scenes';
import { type Panel } from '@grafana/schema';
import { createPanelMenu } from './panel-menu';
import { PanelNotices } from './PanelNotices';

function convertQueries(panel: Panel): SceneDataProvider {
  const runner = new SceneQueryRunner({
    datasource: panel.datasource ?? undefined,
    queries: (panel.targets ?? []) as unknown as SceneDataQuery[],
    maxDataPoints: panel.maxDataPoints,
    minInterval: panel.interval,
  });
  const transformations = (panel.transformations ?? []) as DataTransformerConfig[];
  return transformations.length === 0 ? runner : new SceneDataTransformer({ $data: runner, transformations });
}

export function convertPanel(panel: Panel): VizPanel {
  return new VizPanel({
    key: `panel-${panel.id}`,
    title: panel.title ?? '',
    description: panel.description,
    pluginId: panel.type,
    pluginVersion: panel.pluginVersion,
    options: panel.options ?? {},
    fieldConfig: (panel.fieldConfig ?? { defaults: {}, overrides: [] }) as FieldConfigSource,
    displayMode: panel.transparent ? 'transparent' : 'default',
    $data: convertQueries(panel),
    titleItems: [new PanelNotices({})],
    menu: createPanelMenu(),
  });
}
