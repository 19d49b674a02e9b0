/**
 * Loads the built `dist/module.js` as Grafana does: an AMD module through SystemJS, with the packages of Grafana's
 * page handed in from the bundle of this one.
 */
import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import * as emotionCss from '@emotion/css';
import * as grafanaData from '@grafana/data';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import lodash from 'lodash';
import moment from 'moment';
import * as react from 'react';
import * as reactDom from 'react-dom';
import * as jsxRuntime from 'react/jsx-runtime';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';
import { type DataSourcePluginMeta } from '@grafana/data';
import { type Plugin } from './data-source-srv';

interface ModuleLoader {
  addImportMap(map: { imports: Record<string, string> }): void;
  set(id: string, module: unknown): void;
  import(url: string): Promise<unknown>;
}

declare const System: ModuleLoader;

const PROVIDED: Record<string, unknown> = {
  '@emotion/css': emotionCss,
  '@grafana/data': grafanaData,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  i18next: { default: i18next },
  lodash,
  moment,
  react,
  'react-dom': reactDom,
  'react/jsx-runtime': jsxRuntime,
  rxjs,
  'rxjs/operators': rxjsOperators,
};

function providePackages(): void {
  const imports: Record<string, string> = {};
  for (const [name, value] of Object.entries(PROVIDED)) {
    imports[name] = `package:${name}`;
    System.set(imports[name], { default: value, __useDefault: true });
  }
  System.addImportMap({ imports });
}

async function loadTexts(meta: DataSourcePluginMeta, language: string): Promise<void> {
  const response = await fetch(`${meta.baseUrl}/locales/${language}/${meta.id}.json`);
  if (response.ok) {
    i18next.addResourceBundle(language, meta.id, await response.json(), true, false);
  }
}

export async function loadPlugin(
  id: string,
  language: string,
): Promise<{ plugin: Plugin; meta: DataSourcePluginMeta }> {
  const baseUrl = `/public/plugins/${id}`;
  const answer = await fetch(`${baseUrl}/plugin.json`);
  if (!answer.ok) {
    throw new Error('dist/plugin.json is missing. Run `npm run build` first.');
  }
  const manifest = (await answer.json()) as DataSourcePluginMeta;
  const meta = { ...manifest, baseUrl, module: `${baseUrl}/module.js` };
  providePackages();
  await loadTexts(meta, language);
  const loaded = (await System.import(`${location.origin}${meta.module}?_cache=${Date.now()}`)) as LoadedModule;
  const plugin = loaded.plugin ?? loaded.default?.plugin;
  if (!plugin) {
    throw new Error('dist/module.js exports no `plugin`.');
  }
  plugin.meta = meta;
  return { plugin, meta };
}

interface LoadedModule {
  plugin?: Plugin;
  default?: { plugin?: Plugin };
}
