import type { PluginHandlers } from '#plugin-sdk';
import { callResource } from './handlers/call-resource';
import { checkHealth } from './handlers/check-health';
import { runTail, subscribeTail } from './handlers/live-tail';
import { queryData } from './handlers/query-data';
import { InstanceCache } from './instance';

/** The data source as Grafana's protocol sees it. */
export function createHandlers(): PluginHandlers {
  const instances = new InstanceCache();
  return {
    queryData: (request, signal) => queryData(instances, request, signal),
    checkHealth: (context, _headers, signal) => checkHealth(instances, context, signal),
    callResource: (request, signal) => callResource(instances, request, signal),
    subscribeStream: (request) => subscribeTail(instances, request),
    runStream: (request, signal) => runTail(instances, request, signal),
    async close() {
      instances.close();
    },
  };
}
