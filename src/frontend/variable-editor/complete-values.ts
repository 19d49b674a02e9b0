import type { DataQuery } from '@grafana/data';
import type { LogFormat } from '#flowlog';
import type { ValuesQuery } from '#query';
import { completeQuery, type SavedQuery } from '../saved-query';

/** Names the question where Grafana does not. */
const REF_ID = 'values';

/** A variable's query with all it needs; what is saved of another data source's variable is text. */
export function completeValues(saved: unknown, log: LogFormat = 'ccn'): SavedQuery & ValuesQuery {
  const members = typeof saved === 'object' && saved !== null ? saved : {};
  const whole = { log, refId: REF_ID, ...members, kind: 'values' as const };
  return completeQuery(whole as DataQuery & { kind: 'values' }) as SavedQuery & ValuesQuery;
}
