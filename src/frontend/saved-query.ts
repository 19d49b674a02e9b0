/** The shared models joined with what Grafana adds to every query and every data source. */
import type { DataQuery, DataSourceJsonData } from '@grafana/data';
import type { SecretName, Settings } from '#contract';
import { defaultQuery, type Filter, type FlowQuery, KINDS, operatorsOf } from '#query';
import { fits, isFilterField, NUMBERS, type SavedFilter } from './saved-shape';

/** What the kind has no use for, put back when the kind is left. */
export type SetAside = Partial<Pick<FlowQuery, 'log' | 'sources' | 'filters' | 'format'>>;

/** `builder`: the question a code query was taken from. Both are kept for the way back; the backend ignores them. */
export type SavedQuery = FlowQuery & DataQuery & { builder?: FlowQuery; setAside?: SetAside };

export type FlowSettings = Settings & DataSourceJsonData;

export type Secrets = Partial<Record<SecretName, string>>;

/**
 * A saved query with every member its kind needs, so that it can be edited: a new panel or an older dashboard holds
 * less, and a member of the wrong shape gives way to its default.
 */
export function completeQuery(saved: DataQuery & { kind?: string; log?: string }): SavedQuery {
  const kind = KINDS.find((known) => known === saved.kind) ?? 'traffic';
  const log = saved.log === 'eni' ? 'eni' : 'ccn';
  const fitting = Object.entries(saved).filter(([key, value]) => fits(key, value));
  const members = Object.fromEntries(fitting.map(([key, value]) => [key, readMember(key, value)]));
  const start = defaultQuery(kind, log);
  return { ...start, ...members, kind, log: start.log } as SavedQuery;
}

/** A new alert rule holds only what Grafana adds: the question itself has never been written down. */
export function isUnwritten(saved: { kind?: unknown; version?: unknown }): boolean {
  return (saved.kind ?? undefined) === undefined || (saved.version ?? undefined) === undefined;
}

function readMember(key: string, value: unknown): unknown {
  if (key === 'filters') {
    return (value as SavedFilter[]).map(completeFilter);
  }
  return NUMBERS.includes(key) ? Number(value) : value;
}

function completeFilter({ field, operator, values }: SavedFilter): Filter {
  const usual = isFilterField(field) ? operatorsOf(field)[0]! : 'is';
  return { field, operator: operator ?? usual, values: (values ?? []).map(String) };
}
