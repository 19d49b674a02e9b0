/** Puts the preview's services where Grafana's own packages look for them. */
import { createTheme, EventBusSrv, type DataSourceSettings, type DataSourcePluginMeta } from '@grafana/data';
import {
  config,
  FakeEchoSrv,
  setAppEvents,
  setBackendSrv,
  setDataSourceSrv,
  setEchoSrv,
  setPluginImportUtils,
  setReturnToPreviousHook,
  setRunRequest,
  setTemplateSrv,
} from '@grafana/runtime';
import { panelPlugins } from '../panels/panel-plugins';
import { FetchBackendSrv } from './backend-srv';
import { PreviewDataSourceSrv, type Plugin } from './data-source-srv';
import { runRequest } from './run-request';
import { SceneTemplateSrv } from './template-srv';

export const appEvents = new EventBusSrv();
export const templateSrv = new SceneTemplateSrv();
export const backendSrv = new FetchBackendSrv();

/** Grafana serves its own fonts, no package has them: the page takes what the machine has. */
const FONTS = '"Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, "Noto Sans CJK SC", sans-serif';
const MONOSPACE = '"SF Mono", "Consolas", "DejaVu Sans Mono", monospace';

/** What has to stand before the plugin's module is loaded. */
export function setEarlyServices(): void {
  config.theme2 = createTheme({
    colors: { mode: 'dark' },
    typography: { fontFamily: FONTS, fontFamilyMonospace: MONOSPACE },
  });
  setEchoSrv(new FakeEchoSrv());
  setAppEvents(appEvents);
  setBackendSrv(backendSrv);
  setTemplateSrv(templateSrv);
  setRunRequest(runRequest);
  setReturnToPreviousHook(() => () => undefined);
  setPluginImportUtils({
    importPanelPlugin: async (id) => panelPlugins.get(id),
    getPanelPluginFromCache: (id) => panelPlugins.get(id),
  });
}

export function setDataSources(
  plugin: Plugin,
  meta: DataSourcePluginMeta,
  settings: DataSourceSettings[],
): PreviewDataSourceSrv {
  const service = new PreviewDataSourceSrv(plugin, meta, settings);
  setDataSourceSrv(service);
  return service;
}
