/** A provisioned dashboard (Grafana's classic JSON) as a scene. Only what our dashboards use is converted. */
import {
  behaviors,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneGridItem,
  SceneGridLayout,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  type SceneGridItemLike,
} from '@grafana/scenes';
import { DashboardCursorSync, type Dashboard, type Panel } from '@grafana/schema';
import { ClockName } from './ClockName';
import { convertPanel } from './convert-panel';
import { convertVariable } from './convert-variable';

export interface TimeSpan {
  from: string;
  to: string;
}

function convertGridItem(panel: Panel): SceneGridItemLike {
  const { x, y, w, h } = panel.gridPos ?? { x: 0, y: 0, w: 12, h: 8 };
  return new SceneGridItem({
    key: `grid-item-${panel.id}`,
    x,
    y,
    width: w,
    height: h,
    isDraggable: false,
    isResizable: false,
    body: convertPanel(panel),
  });
}

/** `dataSource` is the uid its data source variable takes; `span` takes the place of the saved time range. */
export function convertDashboard(dashboard: Dashboard, dataSource: string, span: Partial<TimeSpan>): EmbeddedScene {
  const panels = (dashboard.panels ?? []).filter((panel): panel is Panel => panel.type !== 'row');
  const variables = dashboard.templating?.list ?? [];
  return new EmbeddedScene({
    key: `dashboard-${dashboard.uid}`,
    $timeRange: new SceneTimeRange({
      from: span.from ?? dashboard.time?.from ?? 'now-1h',
      to: span.to ?? dashboard.time?.to ?? 'now',
      timeZone: dashboard.timezone,
    }),
    $variables: new SceneVariableSet({ variables: variables.flatMap((each) => convertVariable(each, dataSource)) }),
    $behaviors: [new behaviors.CursorSync({ sync: DashboardCursorSync.Tooltip })],
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new SceneTimePicker({ isOnCanvas: true }),
      new ClockName({}),
      new SceneRefreshPicker({ refresh: dashboard.refresh || '', isOnCanvas: true, intervals: ['30s', '1m', '5m'] }),
    ],
    body: new SceneGridLayout({ isDraggable: false, isResizable: false, children: panels.map(convertGridItem) }),
  });
}
