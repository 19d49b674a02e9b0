import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { sceneGraph, SceneQueryRunner, type SceneObject, type VizPanel, VizPanelMenu } from '@grafana/scenes';
import { navigate } from '../navigation';
import { openInspector } from './inspected-panel';

function queryRunnerOf(panel: VizPanel): SceneQueryRunner | undefined {
  const data = sceneGraph.getData(panel);
  return data instanceof SceneQueryRunner ? data : (data.state.$data as SceneQueryRunner | undefined);
}

/** Takes the panel's first question along, its variables filled in as the data source does for a panel. */
async function openInEditor(panel: VizPanel): Promise<void> {
  const { datasource, queries } = queryRunnerOf(panel)?.state ?? {};
  const api = await getDataSourceSrv().get(datasource);
  const filled = api.interpolateVariablesInQueries?.(queries ?? [], {}) ?? queries;
  const { from, to } = sceneGraph.getTimeRange(panel).state;
  navigate({ page: 'editor', query: JSON.stringify(filled?.[0] ?? {}), from, to });
}

/** The menu of a panel's header. */
export function createPanelMenu(): VizPanelMenu {
  const menu = new VizPanelMenu({ items: [] });
  menu.addActivationHandler(() => {
    const panel = menu.parent as SceneObject as VizPanel;
    menu.setItems([
      {
        text: t('preview.menu.edit', 'Open in the query editor'),
        iconClassName: 'edit',
        onClick: () => void openInEditor(panel),
      },
      { text: t('preview.menu.inspect', 'Inspect'), iconClassName: 'info-circle', onClick: () => openInspector(panel) },
    ]);
  });
  return menu;
}
