import { t } from '@grafana/i18n';
import { type ListedThing, listedThingsOf, type ValuesQuery } from '#query';
import { StatementEditor } from '../code-editor/StatementEditor';
import { useFields } from '../code-editor/use-fields';
import { useTopicValues } from '../code-editor/use-topic-values';
import { ChooseField } from '../controls/ChoiceField';
import type { FlowLogsDataSource } from '../datasource';
import { listedLabel } from '../labels';
import type { QueryChange } from '../query-editor/query-change';
import type { SavedQuery } from '../saved-query';

interface Props extends QueryChange {
  datasource: FlowLogsDataSource;
  query: SavedQuery & ValuesQuery;
}

/** What is listed, and the statement where a person writes one. */
export function ValuesFields({ datasource, query, change, edit, run }: Props) {
  const fields = useFields(datasource, query);
  const valuesOf = useTopicValues(datasource, query);
  return (
    <>
      <ChooseField<ListedThing>
        label={t('values.of.label', 'List')}
        tooltip={t(
          'values.of.tooltip',
          'What the variable offers: values found in the records of the time range, commonest first, at most 1000; topics of the settings; flow logs of the account; or the first column of your own statement. Refresh it on time range change to follow the dashboard.',
        )}
        path="of"
        choices={listedThingsOf(query.log).map((of) => ({ value: of, label: listedLabel(of) }))}
        value={query.of}
        onChange={(of) => change({ of, text: query.text })}
      />
      {query.of === 'statement' && (
        <StatementEditor
          text={query.text}
          fields={fields}
          valuesOf={valuesOf}
          onEdit={(text) => edit({ text })}
          onRun={run}
        />
      )}
    </>
  );
}
