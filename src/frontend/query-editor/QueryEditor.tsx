import type { QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import type { FlowLogsDataSource } from '../datasource';
import { queryDamage } from '../query-damage';
import { completeQuery, type FlowSettings, isUnwritten, type SavedQuery } from '../saved-query';
import { isShowable } from '../saved-shape';
import { DamagedQuery } from './DamagedQuery';
import { QuestionEditor } from './QuestionEditor';
import { startOver } from './switch-kind';

export type QueryProps = QueryEditorProps<FlowLogsDataSource, SavedQuery, FlowSettings>;

/**
 * Edits one flow question, whatever is saved. The saved query is its only state. A complete query is left alone until
 * a person acts; one that was never written down is completed once, because alert rules do not ask for a default.
 */
export function QueryEditor(props: QueryProps) {
  const { datasource, query: saved, onChange, onRunQuery } = props;
  const damage = queryDamage(saved);
  const isShown = damage === undefined || isShowable(saved);
  const start = 'kind' in saved || 'log' in saved ? {} : { log: datasource.getDefaultQuery().log };
  const query = completeQuery({ ...start, ...saved });
  const written = useRef(false);
  useEffect(() => {
    if (isShown && isUnwritten(saved) && !written.current) {
      written.current = true;
      onChange(query);
    }
  });
  const onStartOver = () => {
    onChange(startOver(query));
    onRunQuery();
  };
  return (
    <Stack direction="column" gap={0.5}>
      {damage !== undefined && <DamagedQuery damage={damage} onStartOver={onStartOver} />}
      {isShown && <QuestionEditor {...props} query={query} isDamaged={damage !== undefined} />}
    </Stack>
  );
}
