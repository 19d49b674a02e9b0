import { Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type CodeQuery, DEFAULT_COLUMN_ZONE } from '#query';
import { StatementField } from '../code-editor/StatementField';
import { RadioField } from '../controls/ChoiceField';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import { LimitField } from './LimitField';
import type { FlowLogsDataSource } from '../datasource';
import type { SavedQuery } from '../saved-query';
import type { QueryChange } from './query-change';

interface Props extends QueryChange {
  datasource: FlowLogsDataSource;
  query: SavedQuery & CodeQuery;
  /** Of the panel. Milliseconds. */
  range: { fromMs: number; toMs: number };
}

/** The controls of a code query. */
export function CodeFields({ datasource, query, range, change, edit, run }: Props) {
  return (
    <>
      <StatementField datasource={datasource} query={query} range={range} edit={edit} run={run} />
      <Stack direction="row" wrap="wrap" gap={0.5}>
        <LimitField kind="code" value={query.limit} onChange={(limit) => change({ limit })} />
        {(query.format === 'series' || query.format === 'annotations') && (
          <>
            <TimeColumnField value={query.timeColumn} onChange={(timeColumn) => change({ timeColumn })} />
            <ZonePicker
              value={query.timeColumnZone ?? DEFAULT_COLUMN_ZONE}
              onChange={(timeColumnZone) => change({ timeColumnZone })}
            />
          </>
        )}
      </Stack>
    </>
  );
}

function TimeColumnField({ value, onChange }: { value?: string; onChange: (column: string | undefined) => void }) {
  return (
    <ControlField
      label={t('code.time-column.label', 'Time column')}
      tooltip={t('code.time-column.tooltip', 'The column of the answer that holds the time of each point.')}
      path="timeColumn"
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={20}
          placeholder={t('code.time-column.auto', 'time, t or __TIMESTAMP__')}
          value={value ?? ''}
          onCommit={(column) => onChange(column.trim() || undefined)}
        />
      )}
    </ControlField>
  );
}

type Zone = NonNullable<CodeQuery['timeColumnZone']>;

function ZonePicker({ value, onChange }: { value: Zone; onChange: (zone: Zone) => void }) {
  return (
    <RadioField<Zone>
      label={t('code.zone.label', 'Its zone')}
      tooltip={t(
        'code.zone.tooltip',
        'How times written without a zone are read. The histogram function of CLS prints UTC+8. A wrong choice moves every point by eight hours.',
      )}
      path="timeColumnZone"
      choices={[
        { value: 'UTC', label: 'UTC' },
        { value: 'UTC+8', label: 'UTC+8' },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
