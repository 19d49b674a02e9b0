import type { DataQuery, DataSourceInstance, PluginContext, ResourceRequest, StreamRequest } from './handlers';
import { headersFrom } from './headers';
import type { Message } from './protocol/messages';
import { Secret } from './secret';

/** What Go's SDK assumes where a query does not say. */
const DEFAULT_MAX_DATA_POINTS = 100;
const DEFAULT_INTERVAL_MS = 1000;

/** A request that cannot be read. The message names the part; it never quotes what might be a secret. */
export class InvalidRequestError extends Error {
  override name = 'InvalidRequestError';
}

export function contextFrom(context: Message<'PluginContext'> | null): PluginContext {
  return {
    orgId: context?.orgId ?? 0,
    pluginId: context?.pluginId ?? '',
    user: context?.user ? { login: context.user.login, role: context.user.role } : undefined,
    dataSource: context?.dataSourceInstanceSettings ? dataSourceFrom(context.dataSourceInstanceSettings) : undefined,
    grafanaConfig: secretsFrom(context?.grafanaConfig ?? {}),
  };
}

function dataSourceFrom(settings: Message<'DataSourceInstanceSettings'>): DataSourceInstance {
  return {
    uid: settings.uid,
    name: settings.name,
    url: settings.url,
    updatedMs: settings.lastUpdatedMS,
    jsonData: jsonFrom(settings.jsonData, `the settings of data source "${settings.name}"`),
    secureJsonData: secretsFrom(settings.decryptedSecureJsonData),
  };
}

function secretsFrom(texts: Readonly<Record<string, string>>): Record<string, Secret> {
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, new Secret(value)]));
}

export function queryFrom(query: Message<'DataQuery'>): DataQuery {
  if (!query.timeRange) throw new InvalidRequestError(`Query ${query.refId} has no time range.`);
  return {
    refId: query.refId,
    queryType: query.queryType,
    maxDataPoints: query.maxDataPoints || DEFAULT_MAX_DATA_POINTS,
    intervalMs: query.intervalMS || DEFAULT_INTERVAL_MS,
    fromMs: query.timeRange.fromEpochMS,
    toMs: query.timeRange.toEpochMS,
    json: jsonFrom(query.json, `query ${query.refId}`),
  };
}

/** Of a header given several times the first value counts. */
export function resourceRequestFrom(request: Message<'CallResourceRequest'>): ResourceRequest {
  const headers = Object.entries(request.headers).map(([name, list]) => [name, list.values[0] ?? '']);
  const queryStart = request.url.indexOf('?');
  return {
    context: contextFrom(request.pluginContext),
    headers: headersFrom(Object.fromEntries(headers) as Record<string, string>),
    method: request.method.toUpperCase(),
    path: request.path.replace(/^\/+/, ''),
    query: new URLSearchParams(queryStart < 0 ? '' : request.url.slice(queryStart + 1)),
    body: request.body,
  };
}

export function streamRequestFrom(
  request: Message<'SubscribeStreamRequest'> | Message<'RunStreamRequest'>,
): StreamRequest {
  return {
    context: contextFrom(request.pluginContext),
    headers: headersFrom(request.headers),
    path: request.path,
    data: jsonFrom(request.data, `what was given along with the channel ${request.path}`),
  };
}

/** Nothing at all counts as an empty object. */
function jsonFrom(bytes: Uint8Array, what: string): unknown {
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new InvalidRequestError(`The JSON of ${what} cannot be read.`);
  }
}
