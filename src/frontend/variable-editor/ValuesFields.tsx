import { t } from '@grafana/i18n';
import { type ListedThing, listedThingsOf, type ValuesQuery } from '#query';
import { StatementField } from '../code-editor/StatementField';
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
      {query.of === 'statement' && <StatementField datasource={datasource} query={query} edit={edit} run={run} />}
    </>
  );
}
