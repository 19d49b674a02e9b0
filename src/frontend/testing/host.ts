/** Stands in for the Grafana around the plugin in tests: variables and the HTTP calls to the backend. */
import type { DataSourceInstanceSettings, ScopedVars, TypedVariableModel } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  setBackendSrv,
  setTemplateSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { defer, from } from 'rxjs';
import type { Settings } from '#contract';
import { FlowLogsDataSource } from '../datasource';
import type { FlowSettings } from '../saved-query';

export interface Call {
  url: string;
  data: unknown;
}

export interface Host {
  calls: Call[];
  datasource: FlowLogsDataSource;
}

interface HostOptions {
  settings?: Partial<Settings>;
  variables?: Record<string, string | string[]>;
  /** The variables as the dashboard defines them. */
  models?: TypedVariableModel[];
  /** Answers a call; a thrown value is the failure of the call. */
  answer?: (url: string, data: unknown) => unknown;
}

export function startHost({
  settings = {},
  variables = {},
  models = [],
  answer = () => ({ steps: [], notices: [], fields: [] }),
}: HostOptions): Host {
  const calls: Call[] = [];
  setTemplateSrv({ replace: replaceFrom(variables), getVariables: () => models } as unknown as TemplateSrv);
  const fetch = ({ url, data }: BackendSrvRequest) =>
    defer(() => {
      calls.push({ url, data });
      return from(Promise.resolve().then(() => ({ data: answer(url, data) })));
    });
  setBackendSrv({ fetch } as unknown as BackendSrv);
  return { calls, datasource: new FlowLogsDataSource(instanceSettings(settings)) };
}

/** Replaces `$name`; values of the scope win. Like Grafana's, it calls `format` once for each occurrence. */
export function replaceFrom(variables: Record<string, string | string[]>) {
  return (text = '', scopedVars?: ScopedVars, format?: unknown): string =>
    text.replace(/\$(\w+)/g, (whole, name: string) => {
      const value: unknown = scopedVars?.[name]?.value ?? variables[name];
      return value === undefined ? whole : typeof format === 'function' ? String(format(value)) : String(value);
    });
}

function instanceSettings(settings: Partial<Settings>): DataSourceInstanceSettings<FlowSettings> {
  const jsonData: FlowSettings = { endpoint: { kind: 'default' }, sources: [], ...settings };
  return {
    id: 1,
    uid: 'flowlens',
    type: 'flowlens-cls-datasource',
    name: 'Flow logs',
    jsonData,
  } as DataSourceInstanceSettings<FlowSettings>;
}
