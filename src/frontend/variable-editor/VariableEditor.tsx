import type { QueryEditorProps } from '@grafana/data';
import { Stack } from '@grafana/ui';
import { useEffect, useRef } from 'react';
import type { FlowLogsDataSource } from '../datasource';
import { FilterRows } from '../query-editor/FilterRows';
import { LogPicker } from '../query-editor/LogPicker';
import { queryChange } from '../query-editor/query-change';
import { SourcesPicker } from '../query-editor/SourcesPicker';
import { switchLog } from '../query-editor/switch-kind';
import { type FlowSettings, isUnwritten, type SavedQuery } from '../saved-query';
import { completeValues } from './complete-values';
import { ValuesFields } from './ValuesFields';

type Props = QueryEditorProps<FlowLogsDataSource, SavedQuery, FlowSettings>;

/** Edits what a dashboard variable lists. */
export function VariableEditor({ datasource, query: saved, onChange, onRunQuery }: Props) {
  const query = completeValues(saved, datasource.getDefaultQuery().log);
  const written = useRef(false);
  // Grafana lists nothing for a variable whose query was never written down.
  useEffect(() => {
    if (isUnwritten(saved) && !written.current) {
      written.current = true;
      onChange(query);
    }
  });
  const { change, edit, run } = queryChange(query, onChange, onRunQuery);
  return (
    <Stack direction="column" gap={0.5}>
      <Stack direction="row" wrap="wrap" gap={0.5}>
        <LogPicker
          value={query.log}
          isFixed={false}
          onChange={(log) => change(switchLog(query, log, datasource.sources))}
        />
        <SourcesPicker
          sources={datasource.sources}
          log={query.log}
          value={query.sources}
          onChange={(sources) => change({ sources })}
        />
      </Stack>
      <ValuesFields datasource={datasource} query={query} change={change} edit={edit} run={run} />
      <FilterRows
        log={query.log}
        filters={query.filters}
        shownElsewhere={[]}
        onChange={(filters, ready) => (ready ? change : edit)({ filters })}
      />
    </Stack>
  );
}
