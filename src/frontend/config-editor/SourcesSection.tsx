import { Alert, Button, FieldSet, Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { Source } from '#contract';
import { FindFlowLogs } from './FindFlowLogs';
import { SourceRow } from './SourceRow';

interface Props {
  uid: string;
  /** Topics can be listed: the credentials are saved. */
  canList: boolean;
  sources: readonly Source[];
  disabled?: boolean;
  onChange: (sources: Source[]) => void;
}

/** The topics that hold flow logs. CLS topics live in one region each, so there is a row for every region. */
export function SourcesSection({ uid, canList, sources, disabled, onChange }: Props) {
  const add = () =>
    onChange([...sources, { region: sources.at(-1)?.region ?? 'ap-guangzhou', topic: '', format: 'ccn' }]);
  return (
    <FieldSet label={t('settings.sources.title', 'Sources')}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {!canList && (
          <Alert
            severity="info"
            title={t(
              'settings.sources.save-first',
              'Save the endpoint and the credentials first: topics can then be chosen from lists. Topic ids can be typed at any time.',
            )}
          />
        )}
        {sources.map((source, index) => (
          <SourceRow
            key={index}
            uid={uid}
            number={index + 1}
            canList={canList}
            source={source}
            disabled={disabled}
            onChange={(changed) => onChange(sources.map((other, at) => (at === index ? changed : other)))}
            onRemove={() => onChange(sources.filter((_, at) => at !== index))}
          />
        ))}
        <Button variant="secondary" icon="plus" disabled={disabled} onClick={add}>
          {t('settings.sources.add', 'Add source')}
        </Button>
        <FindFlowLogs uid={uid} canList={canList} sources={sources} disabled={disabled} onChange={onChange} />
      </Stack>
    </FieldSet>
  );
}
