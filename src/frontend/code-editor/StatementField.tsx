import type { CodeQuery, ValuesQuery } from '#query';
import type { FlowLogsDataSource } from '../datasource';
import type { QueryChange } from '../query-editor/query-change';
import type { SavedQuery } from '../saved-query';
import { StatementEditor } from './StatementEditor';
import { useFields } from './use-fields';
import { useTopicValues } from './use-topic-values';

interface Props extends Pick<QueryChange, 'edit' | 'run'> {
  datasource: FlowLogsDataSource;
  query: SavedQuery & (CodeQuery | ValuesQuery);
  /** Of the panel. Milliseconds. */
  range?: { fromMs: number; toMs: number };
}

/** The statement of a query, with what its topics offer to complete it. */
export function StatementField({ datasource, query, range, edit, run }: Props) {
  const fields = useFields(datasource, query);
  const valuesOf = useTopicValues(datasource, query, range);
  return (
    <StatementEditor
      text={query.text}
      fields={fields}
      valuesOf={valuesOf}
      onEdit={(text) => edit({ text })}
      onRun={run}
    />
  );
}
