/** The shared models joined with what Grafana adds to every query and every data source. */
import type { DataQuery, DataSourceJsonData } from '@grafana/data';
import type { SecretName, Settings } from '#contract';
import { defaultQuery, type FlowQuery } from '#query';

/** `builder`: the question a code query was taken from, kept for the way back; the backend ignores it. */
export type SavedQuery = FlowQuery & DataQuery & { builder?: FlowQuery };

export type FlowSettings = Settings & DataSourceJsonData;

export type Secrets = Partial<Record<SecretName, string>>;

/** A saved query with every member its kind needs: a new panel, or an older dashboard, may hold less. */
export function completeQuery(saved: DataQuery & Partial<Pick<FlowQuery, 'kind' | 'log'>>): SavedQuery {
  return { ...defaultQuery(saved.kind ?? 'traffic', saved.log), ...saved } as SavedQuery;
}
