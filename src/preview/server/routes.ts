/** Grafana's paths, as far as the plugin and the page use them. */
import { readdirSync, readFileSync } from 'node:fs';
import { type IncomingMessage } from 'node:http';
import path from 'node:path';
import { type DataSourceStore, type DataSourceView } from './data-source-store';
import { openEditor } from './explore-link';
import { BadRequestError, readBody, readJson, type Reply } from './http';
import { PAGE_HTML } from './page-html';
import { type PluginKeeper } from './plugin-keeper';
import { queryData } from './query-data';
import { readStatic } from './static-files';

export const PLUGIN_ID = 'flowlens-cls-datasource';

export interface Services {
  /** The repository. */
  root: string;
  store: DataSourceStore;
  plugin: PluginKeeper;
}

interface Call {
  request: IncomingMessage;
  url: URL;
  signal: AbortSignal;
  services: Services;
}

type Route = [method: string, pattern: RegExp, handle: (call: Call, ...parts: string[]) => Promise<Reply> | Reply];

const ROUTES: Route[] = [
  ['GET', /^\/$/, () => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: PAGE_HTML })],
  ['GET', /^\/explore$/, ({ url }) => openEditor(url)],
  ['GET', /^\/api\/datasources$/, ({ services }) => ({ status: 200, json: services.store.views() })],
  ['PUT', /^\/api\/datasources\/uid\/([^/]+)$/, saveSettings],
  ['GET', /^\/api\/datasources\/uid\/([^/]+)\/health$/, checkHealth],
  ['*', /^\/api\/datasources\/uid\/([^/]+)\/resources\/(.*)$/, callResource],
  ['GET', /^\/api\/dashboards$/, ({ services }) => ({ status: 200, json: readDashboards(services.root) })],
  ['POST', /^\/api\/ds\/query$/, runQueries],
  ['GET', /^\/public\/plugins\/([^/]+)\/(.+)$/, pluginFile],
  ['GET', /^\/public\/build\/img\/icons\/(.+)$/, iconFile],
  ['GET', /^\/build\/(.+)$/, ({ services }, name) => file([path.join(services.root, 'build/preview-page')], name)],
];

export async function answer(call: Call): Promise<Reply> {
  for (const [method, pattern, handle] of ROUTES) {
    const match = pattern.exec(call.url.pathname);
    if (match && (method === '*' || method === call.request.method)) {
      return handle(call, ...match.slice(1));
    }
  }
  throw new BadRequestError(`${call.request.method} ${call.url.pathname} is not served here.`, 404);
}

async function runQueries({ request, signal, services }: Call): Promise<Reply> {
  return queryData(await readJson(request), pluginHeaders(request, 'http_'), services, signal);
}

async function saveSettings({ request, services }: Call, uid: string): Promise<Reply> {
  const datasource = services.store.save(uid, (await readJson(request)) as Partial<DataSourceView>);
  if (!datasource) {
    throw noSuchSource(uid);
  }
  return { status: 200, json: { datasource, message: 'Datasource updated' } };
}

async function checkHealth({ request, signal, services }: Call, uid: string): Promise<Reply> {
  const context = { dataSource: dataSourceOf(services, uid), headers: pluginHeaders(request, 'http_') };
  const { status, message, details } = await services.plugin.process.checkHealth(context, { signal });
  return { status: status === 'ok' ? 200 : 400, json: { status: status.toUpperCase(), message, details } };
}

async function callResource({ request, url, signal, services }: Call, uid: string, rest: string): Promise<Reply> {
  const context = { dataSource: dataSourceOf(services, uid), headers: pluginHeaders(request, '') };
  const body = await readBody(request);
  const call = { method: request.method, url: `${rest}${url.search}`, body };
  return services.plugin.process.callResource(context, call, { signal });
}

function pluginFile({ services }: Call, id: string, name: string): Promise<Reply> {
  if (id !== PLUGIN_ID) {
    throw new BadRequestError(`There is no plugin "${id}" here.`, 404);
  }
  return file([path.join(services.root, 'dist')], name);
}

/** Grafana's package leaves a few icons out that its own components use. */
function iconFile({ services }: Call, name: string): Promise<Reply> {
  const shipped = path.join(services.root, 'node_modules/@grafana/ui/dist/public/img/icons');
  return file([shipped, path.join(services.root, 'src/preview/icons')], name);
}

async function file(folders: string[], name: string): Promise<Reply> {
  const found = await readStatic(folders, name);
  if (!found) {
    throw new BadRequestError(`There is no file "${name}".`, 404);
  }
  return found;
}

function readDashboards(root: string): unknown[] {
  const folder = path.join(root, 'provisioning/dashboards');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown);
}

function dataSourceOf({ store }: Services, uid: string) {
  const dataSource = store.get(uid);
  if (!dataSource) {
    throw noSuchSource(uid);
  }
  return dataSource;
}

function noSuchSource(uid: string): BadRequestError {
  return new BadRequestError(`There is no data source with the uid "${uid}".`, 404);
}

/** Grafana hands its own `X-` headers on to the plugin; in query and health calls with a prefix, save for one. */
function pluginHeaders(request: IncomingMessage, prefix: string): Record<string, string> {
  const own = Object.entries(request.headers).filter(([name]) => name.startsWith('x-'));
  return Object.fromEntries(
    own.map(([name, value]) => [name === 'x-cache-skip' ? name : prefix + name, String(value)]),
  );
}
