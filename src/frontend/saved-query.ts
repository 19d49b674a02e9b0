/** The shared models joined with what Grafana adds to every query and every data source. */
import type { DataQuery, DataSourceJsonData } from '@grafana/data';
import type { SecretName, Settings } from '#contract';
import { defaultQuery, type FlowQuery, KINDS } from '#query';

/** `builder`: the question a code query was taken from, kept for the way back; the backend ignores it. */
export type SavedQuery = FlowQuery & DataQuery & { builder?: FlowQuery };

export type FlowSettings = Settings & DataSourceJsonData;

export type Secrets = Partial<Record<SecretName, string>>;

/**
 * A saved query with every member its kind needs, so that it can be edited: a new panel or an older dashboard holds
 * less, and a member of the wrong shape gives way to its default.
 */
export function completeQuery(saved: DataQuery & { kind?: string; log?: string }): SavedQuery {
  const kind = KINDS.find((known) => known === saved.kind) ?? 'traffic';
  const log = saved.log === 'eni' ? 'eni' : 'ccn';
  const start: Record<string, unknown> = { ...defaultQuery(kind, log) };
  const fitting = Object.entries(saved).filter(([key, value]) => hasShapeOf(start[key], value));
  return { ...start, ...Object.fromEntries(fitting), kind, log } as SavedQuery;
}

function hasShapeOf(model: unknown, value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    (model === undefined || (typeof model === typeof value && Array.isArray(model) === Array.isArray(value)))
  );
}
