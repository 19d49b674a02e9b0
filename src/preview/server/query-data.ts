/** `POST /api/ds/query`: the queries of a panel to the plugin, its frames back as Grafana's JSON. */
import { toFrameJson, type HostQuery, type HostQueryAnswer } from '#plugin-sdk';
import { type DataSourceStore } from './data-source-store';
import { BadRequestError, type Reply } from './http';
import { parseTime } from './parse-time';
import { type PluginKeeper } from './plugin-keeper';

interface BrowserQuery {
  refId: string;
  datasource?: { uid?: string };
  queryType?: string;
  maxDataPoints?: number;
  intervalMs?: number;
}

interface QueryBody {
  queries?: BrowserQuery[];
  from?: string;
  to?: string;
}

/** Grafana's own defaults for queries that name none. */
const DEFAULTS = { maxDataPoints: 100, intervalMs: 1000 };

export async function queryData(
  body: QueryBody,
  headers: Record<string, string>,
  services: { store: DataSourceStore; plugin: PluginKeeper },
  signal: AbortSignal,
): Promise<Reply> {
  const answers = new Map<string, HostQueryAnswer>();
  for (const [uid, queries] of groupBySource(body.queries ?? [])) {
    const dataSource = services.store.get(uid);
    if (!dataSource) {
      throw new BadRequestError(`There is no data source with the uid "${uid}".`, 404);
    }
    const asked = queries.map((query) => toHostQuery(query, body));
    const got = await services.plugin.process.queryData({ dataSource, headers }, asked, { signal });
    got.forEach((answer, refId) => answers.set(refId, answer));
  }
  const failed = [...answers.values()].some((answer) => answer.error !== undefined);
  const results = Object.fromEntries([...answers].map(([refId, answer]) => [refId, toResult(answer)]));
  return { status: failed ? 400 : 200, json: { results } };
}

function groupBySource(queries: BrowserQuery[]): Map<string, BrowserQuery[]> {
  const groups = new Map<string, BrowserQuery[]>();
  for (const query of queries) {
    const uid = query.datasource?.uid ?? '';
    groups.set(uid, [...(groups.get(uid) ?? []), query]);
  }
  return groups;
}

function toHostQuery(query: BrowserQuery, { from, to }: QueryBody): HostQuery {
  const { refId, queryType, maxDataPoints, intervalMs } = { ...DEFAULTS, ...query };
  const now = Date.now();
  return {
    refId,
    queryType,
    maxDataPoints,
    intervalMs,
    fromMs: parseTime(from, now),
    toMs: parseTime(to, now),
    json: query,
  };
}

function toResult({ status, frames, error, errorSource }: HostQueryAnswer): object {
  return { status, frames: frames.map(toFrameJson), ...(error === undefined ? {} : { error, errorSource }) };
}
