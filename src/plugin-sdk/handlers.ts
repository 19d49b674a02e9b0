/**
 * What a plugin implements, in plain objects. The adapters beside this file turn Grafana's protobuf messages
 * into these and back; nothing here knows gRPC.
 */
import type { DecodedFrame, Frame } from './dataframe/frame';
import type { Secret } from './secret';

export interface User {
  login: string;
  role: string;
}

/** The data source a call is for. */
export interface DataSourceInstance {
  uid: string;
  name: string;
  url: string;
  /** Milliseconds since the epoch; changes whenever somebody saves the settings. */
  updatedMs: number;
  jsonData: unknown;
  secureJsonData: Readonly<Record<string, Secret>>;
}

export interface PluginContext {
  orgId: number;
  pluginId: string;
  user: User | undefined;
  dataSource: DataSourceInstance | undefined;
  /** What Grafana's own configuration tells plugins, by the names of the SDKs; it holds private keys. */
  grafanaConfig: Readonly<Record<string, Secret>>;
}

/** Request headers. Grafana prefixes forwarded HTTP headers with `http_`; look-ups accept both forms, any case. */
export interface Headers {
  get(name: string): string | undefined;
}

export interface DataQuery {
  refId: string;
  queryType: string;
  maxDataPoints: number;
  intervalMs: number;
  fromMs: number;
  toMs: number;
  /** The saved query as JSON, not yet checked. */
  json: unknown;
}

export interface QueryDataRequest {
  context: PluginContext;
  headers: Headers;
  queries: DataQuery[];
}

/** Whose fault a failure is: the plugin's own, or the service's and the user's. */
export type ErrorSource = 'plugin' | 'downstream';

/** The answer of one query. With an `error`, frames may still carry what was got. `status` is an HTTP status. */
export interface QueryAnswer {
  status: number;
  frames: Frame[];
  error?: { message: string; source: ErrorSource };
}

export interface HealthAnswer {
  status: 'ok' | 'error';
  message: string;
  /** Shown by the settings page; always an object. */
  details?: Record<string, unknown>;
}

export interface ResourceRequest {
  context: PluginContext;
  headers: Headers;
  method: string;
  /** Without leading slash and without the query string. */
  path: string;
  query: URLSearchParams;
  body: Uint8Array;
}

export interface ResourceAnswer {
  status: number;
  headers?: Record<string, string>;
  body: Uint8Array | string;
}

/** Somebody watches a live channel, `ds/<uid>/<path>`; every watcher of a path is told to give the same data. */
export interface StreamRequest {
  context: PluginContext;
  headers: Headers;
  path: string;
  /** What the watcher gave along as JSON, not yet checked. */
  data: unknown;
}

export interface PluginHandlers {
  /** One answer per refId. Must not reject for the failure of a single query. */
  queryData(request: QueryDataRequest, signal: AbortSignal): Promise<Map<string, QueryAnswer>>;
  checkHealth(context: PluginContext, headers: Headers, signal: AbortSignal): Promise<HealthAnswer>;
  callResource(request: ResourceRequest, signal: AbortSignal): Promise<ResourceAnswer>;
  /** Whether somebody may watch the path; without it there is nothing to watch. */
  subscribeStream?(request: StreamRequest, signal: AbortSignal): Promise<'ok' | 'notFound' | 'denied'>;
  /** Runs once per path while anybody watches; the signal is aborted when nobody does. Ends only by itself or by it. */
  runStream?(request: StreamRequest, signal: AbortSignal): AsyncIterable<DecodedFrame>;
  /** Prometheus text exposition of the process's own metrics. */
  collectMetrics?(): string;
  /** Called once before the process ends; sockets and timers are released here. */
  close?(): Promise<void>;
}
