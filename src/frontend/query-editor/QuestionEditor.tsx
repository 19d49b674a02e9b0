import { ConfirmModal, Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { useState } from 'react';
import { EVENT_KINDS, PANEL_KINDS } from '#query';
import type { SavedQuery } from '../saved-query';
import { BuilderFields } from './BuilderFields';
import { CodeFields } from './CodeFields';
import { CopyEvidence } from './CopyEvidence';
import { CountingFields } from './CountingFields';
import { FieldError } from '../controls/field-error';
import { FilterRows } from './FilterRows';
import { InventoryFields } from './InventoryFields';
import { KindPicker } from './KindPicker';
import { isAlertRule } from './is-alert-rule';
import { LegendField } from './LegendField';
import { PasteField } from './PasteField';
import { QualityFields } from './QualityFields';
import type { QueryProps } from './QueryEditor';
import { previewScope } from './preview-scope';
import { queryChange } from './query-change';
import { QueryPreview } from './QueryPreview';
import { QuestionHeader } from './QuestionHeader';
import { ReachabilityFields } from './ReachabilityFields';
import { ReverseButton } from './ReverseButton';
import { runError } from './run-error';
import { SecurityFields } from './SecurityFields';
import { RuleNotes } from './RuleNotes';
import { SetAsideNote } from './SetAsideNote';
import { shownByControls } from './shown-by-controls';
import { ValuesFields } from '../variable-editor/ValuesFields';
import { useKindSwitch } from './use-kind-switch';
import { usePreview } from './use-preview';

interface Props extends QueryProps {
  /** Something in the query is unknown, and that is said already. */
  isDamaged: boolean;
}

/** Every control of a question, its preview, and the way between builder and code. */
export function QuestionEditor({ datasource, query, isDamaged, onChange, onRunQuery, app, range, data }: Props) {
  const [openedMs] = useState(Date.now);
  const scope = previewScope(range, data, openedMs);
  const preview = usePreview(datasource, query, scope);
  const { change, edit, run } = queryChange(query, onChange, onRunQuery);
  const save = (next: SavedQuery) => {
    onChange(next);
    onRunQuery();
  };
  const kind = useKindSwitch(datasource, query, scope, save);
  const { sources } = datasource;
  const lastRun = query.kind === 'code' ? runError(data, query.refId, query.text) : undefined;
  return (
    <FieldError.Provider value={preview.error ?? lastRun}>
      <Stack direction="column" gap={0.5}>
        <QuestionHeader
          {...{ app, datasource, query, change, save }}
          kindPicker={
            <KindPicker
              kinds={query.format === 'annotations' ? EVENT_KINDS : PANEL_KINDS}
              value={query.kind}
              onChange={kind.choose}
            />
          }
        />
        <SetAsideNote value={query.setAside} />
        {query.kind === 'inventory' ? (
          <>
            <InventoryFields value={query.view} onChange={(view) => change({ view })} />
            <FilterRows
              log="mixed"
              filters={query.filters}
              shownElsewhere={[]}
              onChange={(filters, ready) => (ready ? change : edit)({ filters })}
            />
          </>
        ) : (
          <>
            {query.kind === 'code' ? (
              <CodeFields datasource={datasource} query={query} range={scope} change={change} edit={edit} run={run} />
            ) : query.kind === 'quality' ? (
              <QualityFields query={query} change={change} />
            ) : query.kind === 'reachability' ? (
              <ReachabilityFields query={query} change={change} />
            ) : query.kind === 'values' ? (
              <ValuesFields datasource={datasource} query={query} change={change} edit={edit} run={run} />
            ) : query.kind === 'security' ? (
              <SecurityFields query={query} change={change} />
            ) : (
              <BuilderFields query={query} sources={sources} change={change} edit={edit} run={run} />
            )}
            {(query.format === 'series' || query.format === 'number') && (
              <LegendField value={query.legend} onChange={(legend) => change({ legend })} />
            )}
            <CountingFields query={query} settleSeconds={preview.answer?.settleSeconds} change={change} />
            {isAlertRule(app) && (query.kind === 'traffic' || query.kind === 'top') && (
              <RuleNotes query={query} settleSeconds={preview.answer?.settleSeconds} />
            )}
            {query.kind !== 'quality' && <PasteField query={query} sources={sources} onApply={save} />}
            <FilterRows
              log={query.log}
              filters={query.filters}
              shownElsewhere={shownByControls(query)}
              onChange={(filters, ready) => (ready ? change : edit)({ filters })}
            />
            <QueryPreview {...preview} isDamaged={isDamaged} app={app} />
          </>
        )}
        <Stack direction="row" gap={0.5}>
          <ReverseButton query={query} onReverse={save} />
          <CopyEvidence data={data} query={query} />
        </Stack>
      </Stack>
      <ConfirmModal
        isOpen={kind.pending !== undefined}
        title={t('code.leave.title', 'Back to the builder?')}
        body={t('code.leave.body', 'The builder comes back as you left it. It cannot read code: this text is dropped.')}
        confirmText={t('code.leave.confirm', 'Drop the text')}
        onConfirm={kind.confirm}
        onDismiss={kind.dismiss}
      />
    </FieldError.Provider>
  );
}
