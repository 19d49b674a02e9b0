/** The editor page's state as a scene: time range, one query, one panel. */
import { type DataSourceApi } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import {
  EmbeddedScene,
  SceneQueryRunner,
  SceneTimePicker,
  SceneTimeRange,
  VizPanel,
  type SceneDataQuery,
} from '@grafana/scenes';
import { type DataQuery } from '@grafana/schema';
import { ClockName } from '../dashboard/ClockName';
import { type Place } from '../navigation';
import { templateSrv } from '../services/set-services';
import { type PanelType } from './panel-type';

export interface EditorScene {
  root: EmbeddedScene;
  timeRange: SceneTimeRange;
  timePicker: SceneTimePicker;
  clock: ClockName;
  runner: SceneQueryRunner;
  panel: VizPanel;
  change: (query: DataQuery) => void;
  run: () => void;
  show: (type: PanelType) => void;
  activate: () => () => void;
}

const FIELD_CONFIG: Partial<Record<PanelType, object>> = {
  timeseries: { custom: { fillOpacity: 8, showPoints: 'auto', pointSize: 3, lineWidth: 1.5 } },
};
const OPTIONS: Partial<Record<PanelType, object>> = {
  timeseries: { legend: { showLegend: true, displayMode: 'table', placement: 'right', calcs: ['mean', 'max'] } },
  stat: { graphMode: 'none', reduceOptions: { values: false, calcs: ['lastNotNull'] } },
  bargauge: { reduceOptions: { values: true, calcs: [] } },
};

export function createEditorScene(api: DataSourceApi, query: SceneDataQuery, place: Place): EditorScene {
  const timeRange = new SceneTimeRange({ from: place.from ?? 'now-1h', to: place.to ?? 'now' });
  const timePicker = new SceneTimePicker({ isOnCanvas: true });
  const clock = new ClockName({});
  const runner = new SceneQueryRunner({ datasource: api.getRef(), queries: [query], maxDataPoints: 600 });
  const panel = createPanel('timeseries', titleOf(api, query));
  const root = new EmbeddedScene({ $timeRange: timeRange, $data: runner, controls: [timePicker, clock], body: panel });
  return {
    root,
    timeRange,
    timePicker,
    clock,
    runner,
    panel,
    change: (changed) => runner.setState({ queries: [changed] }),
    run: () => {
      locationService.partial({ query: JSON.stringify(withoutPlace(runner.state.queries[0])) }, true);
      panel.setState({ title: titleOf(api, runner.state.queries[0]) });
      runner.runQueries();
    },
    show: (type) => {
      if (panel.state.pluginId !== type) {
        void panel.changePluginType(type, OPTIONS[type] ?? {}, { defaults: FIELD_CONFIG[type] ?? {}, overrides: [] });
      }
    },
    activate: () => {
      templateSrv.setScene(root);
      const deactivate = root.activate();
      return () => {
        deactivate();
        templateSrv.setScene(undefined);
      };
    },
  };
}

/** A query out of a link may be any object; the plugin may be unable to name it. */
function titleOf(api: DataSourceApi, query: DataQuery): string {
  try {
    return api.getQueryDisplayText?.(query) ?? '';
  } catch {
    return '';
  }
}

function createPanel(type: PanelType, title: string): VizPanel {
  return new VizPanel({
    title,
    pluginId: type,
    options: OPTIONS[type] ?? {},
    fieldConfig: { defaults: FIELD_CONFIG[type] ?? {}, overrides: [] },
  });
}

/** What the link keeps: refId and data source stand elsewhere in it. */
function withoutPlace({ refId: _refId, datasource: _datasource, ...question }: SceneDataQuery): object {
  return question;
}
