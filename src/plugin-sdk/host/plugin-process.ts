import type { ChildProcess } from 'node:child_process';
import type { Address } from '../handshake';
import type { FrameJson } from '../dataframe/frame-json';
import { enums, type MessageInput } from '../protocol/messages';
import { decodeFrame } from './decode-frame';
import type {
  Exit,
  HostContext,
  HostHealth,
  HostQuery,
  HostQueryAnswer,
  HostResourceAnswer,
  HostResourceRequest,
} from './model';
import type { CallOptions, PluginClient } from './plugin-client';

/** How long the host waits for a plugin to end by itself. */
const STOP_TIMEOUT_MS = 2000;

/** A running plugin, spoken to as Grafana does, in plain objects. `client` gives the messages themselves. */
export class PluginProcess {
  /** Resolves when the process has ended and its pipes are closed, which is when the host notices. */
  readonly exited: Promise<Exit>;

  constructor(
    readonly child: ChildProcess,
    readonly address: Address,
    readonly client: PluginClient,
  ) {
    this.exited = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }));
    });
  }

  async queryData(
    context: HostContext,
    queries: readonly HostQuery[],
    options?: CallOptions,
  ): Promise<Map<string, HostQueryAnswer>> {
    const request = { ...contextOf(context), queries: queries.map(queryOf) };
    const [{ responses }] = await this.client.call('pluginv2.Data', 'QueryData', request, options);
    return new Map(
      Object.entries(responses).map(([refId, response]) => [
        refId,
        {
          status: response.status,
          frames: response.frames.map(decodeFrame),
          ...(response.error ? { error: response.error, errorSource: response.errorSource } : {}),
        },
      ]),
    );
  }

  async checkHealth(context: HostContext, options?: CallOptions): Promise<HostHealth> {
    const request = contextOf(context);
    const [health] = await this.client.call('pluginv2.Diagnostics', 'CheckHealth', request, options);
    const names = { [enums.HealthStatus.OK]: 'ok', [enums.HealthStatus.ERROR]: 'error' } as const;
    const details: unknown = health.jsonDetails.length > 0 ? JSON.parse(textOf(health.jsonDetails)) : {};
    return { status: names[health.status as 1 | 2] ?? 'unknown', message: health.message, details };
  }

  async callResource(
    context: HostContext,
    { method = 'GET', url, body = '' }: HostResourceRequest,
    options?: CallOptions,
  ): Promise<HostResourceAnswer> {
    const headers = Object.entries(context.headers ?? {}).map(([name, value]) => [name, { values: [value] }]);
    const request: MessageInput<'CallResourceRequest'> = {
      pluginContext: contextOf(context).pluginContext,
      headers: Object.fromEntries(headers) as Record<string, MessageInput<'StringList'>>,
      method,
      url,
      path: url.split('?')[0],
      body: Buffer.from(body),
    };
    const answers = await this.client.call('pluginv2.Resource', 'CallResource', request, options);
    return {
      status: answers[0].code,
      headers: Object.fromEntries(Object.entries(answers[0].headers).map(([name, list]) => [name, list.values])),
      body: Buffer.concat(answers.map((answer) => answer.body)),
    };
  }

  /** Whether the plugin lets somebody watch the channel. */
  async subscribeStream(context: HostContext, path: string, data: unknown): Promise<'ok' | 'notFound' | 'denied'> {
    const request = { ...contextOf(context), path, data: jsonBytes(data) };
    const [{ status }] = await this.client.call('pluginv2.Stream', 'SubscribeStream', request);
    const { OK, NOT_FOUND } = enums.StreamStatus;
    return status === OK ? 'ok' : status === NOT_FOUND ? 'notFound' : 'denied';
  }

  /** What the watchers of a channel get; giving up the loop ends it, as Grafana does when nobody watches. */
  async *runStream(context: HostContext, path: string, data: unknown, options?: CallOptions): AsyncIterable<FrameJson> {
    const request = { ...contextOf(context), path, data: jsonBytes(data) };
    for await (const packet of this.client.stream('pluginv2.Stream', 'RunStream', request, options)) {
      yield JSON.parse(textOf(packet.data)) as FrameJson;
    }
  }

  /** Prometheus text. */
  async collectMetrics(): Promise<string> {
    const [{ metrics }] = await this.client.call('pluginv2.Diagnostics', 'CollectMetrics', {});
    return metrics ? textOf(metrics.prometheus) : '';
  }

  /** Shutdown, then a kill for a plugin that has not ended two seconds later. */
  async stop(): Promise<Exit> {
    const deadlineMs = Date.now() + STOP_TIMEOUT_MS;
    await this.client.call('plugin.GRPCController', 'Shutdown', {}, { deadlineMs }).catch(() => undefined);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    const exit = await this.exited;
    clearTimeout(timer);
    this.client.close();
    return exit;
  }
}

function contextOf({ dataSource, headers = {}, grafanaConfig = {} }: HostContext) {
  const pluginContext: MessageInput<'PluginContext'> = {
    orgId: 1,
    user: { login: 'admin', name: 'admin', role: 'Admin' },
    grafanaConfig: { ...grafanaConfig },
    dataSourceInstanceSettings: {
      uid: dataSource.uid,
      name: dataSource.name,
      url: dataSource.url ?? '',
      lastUpdatedMS: dataSource.updatedMs ?? 0,
      jsonData: jsonBytes(dataSource.jsonData),
      decryptedSecureJsonData: { ...dataSource.secureJsonData },
    },
  };
  return { pluginContext, headers: { ...headers } };
}

function queryOf(query: HostQuery): MessageInput<'DataQuery'> {
  return {
    refId: query.refId,
    queryType: query.queryType ?? '',
    maxDataPoints: query.maxDataPoints ?? 0,
    intervalMS: query.intervalMs ?? 0,
    timeRange: { fromEpochMS: query.fromMs, toEpochMS: query.toMs },
    json: jsonBytes(query.json),
  };
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}
