import { t } from '@grafana/i18n';
import { sceneGraph, SceneQueryRunner, type VizPanel, VizPanelMenu, type SceneObject } from '@grafana/scenes';
import { navigate } from '../navigation';
import { openInspector } from './inspected-panel';

export function queryRunnerOf(panel: VizPanel): SceneQueryRunner | undefined {
  return (
    (sceneGraph.findObject(panel, (each) => each instanceof SceneQueryRunner) as SceneQueryRunner | null) ?? undefined
  );
}

function openInEditor(panel: VizPanel): void {
  const query = queryRunnerOf(panel)?.state.queries[0];
  const resolved = sceneGraph.interpolate(panel, JSON.stringify(query ?? {}), undefined, 'csv');
  const range = sceneGraph.getTimeRange(panel).state;
  navigate({ page: 'editor', query: resolved, from: range.from, to: range.to });
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
        onClick: () => openInEditor(panel),
      },
      { text: t('preview.menu.inspect', 'Inspect'), iconClassName: 'info-circle', onClick: () => openInspector(panel) },
    ]);
  });
  return menu;
}
