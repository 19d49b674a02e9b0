import { useCallback, useMemo, useState } from 'react';
import type { FlowLogsDataSource } from '../datasource';
import { TopicValues, type ValuesOf, type ValuesScope } from './topic-values';

const HOUR_MS = 3_600_000;

/** The values to offer while a statement is written: of the panel's time, else of the hour before the editor opened. */
export function useTopicValues(
  datasource: FlowLogsDataSource,
  query: ValuesScope['query'],
  range?: Omit<ValuesScope, 'query'>,
): ValuesOf {
  const values = useMemo(() => new TopicValues(datasource), [datasource]);
  const [openedMs] = useState(Date.now);
  const { fromMs, toMs } = range ?? { fromMs: openedMs - HOUR_MS, toMs: openedMs };
  return useCallback((key) => values.of(key, { query, fromMs, toMs }), [values, query, fromMs, toMs]);
}
