import { Combobox, IconButton, Stack } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { Source } from '#contract';
import { type Choice, RadioField } from '../controls/ChoiceField';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import { OpenCombobox } from '../controls/OpenCombobox';
import { useRealChange } from '../controls/use-real-change';
import { REGION_WIDTH, regionChoices } from '../region-choices';
import { useTopicChoices } from './use-topic-choices';

interface Props {
  uid: string;
  number: number;
  canList: boolean;
  source: Source;
  disabled?: boolean;
  onChange: (source: Source) => void;
  onRemove: () => void;
}

/** One topic: where it is, what it holds. Choosing it from the list proposes its format. */
export function SourceRow({ uid, number, canList, source, disabled, onChange, onRemove }: Props) {
  const name = t('settings.source.row', 'Source {{number}}', { number });
  return (
    <Stack direction="row" wrap="wrap" gap={0} role="group" aria-label={name}>
      <RegionField source={source} disabled={disabled} onChange={onChange} />
      <TopicField uid={uid} canList={canList} source={source} disabled={disabled} onChange={onChange} />
      <RadioField<Source['format']>
        label={t('settings.source.format', 'Holds')}
        tooltip={t(
          'settings.source.format-tooltip',
          'The kind of records in the topic; questions go only to topics that fit. Mixed: both kinds, told apart record by record.',
        )}
        disabled={disabled}
        choices={formatChoices()}
        value={source.format}
        onChange={(format) => onChange({ ...source, format })}
      />
      <Stack direction="row" gap={0}>
        {source.format !== 'eni' && <CcnField source={source} disabled={disabled} onChange={onChange} />}
        <IconButton
          name="times"
          disabled={disabled}
          aria-label={t('settings.source.remove', 'Remove source {{number}}', { number })}
          onClick={onRemove}
        />
      </Stack>
    </Stack>
  );
}

type FieldProps = Pick<Props, 'source' | 'disabled' | 'onChange'>;

function RegionField({ source, disabled, onChange }: FieldProps) {
  return (
    <ControlField
      label={t('settings.source.region', 'Region')}
      tooltip={t('settings.source.region-tooltip', 'The region the topic lives in: that of the recorded traffic.')}
      disabled={disabled}
    >
      {(id) => (
        <OpenCombobox
          id={id}
          width={REGION_WIDTH}
          options={regionChoices()}
          value={source.region}
          onChange={(region = source.region) => onChange({ ...source, region })}
        />
      )}
    </ControlField>
  );
}

function TopicField({ uid, canList, source, disabled, onChange }: FieldProps & Pick<Props, 'uid' | 'canList'>) {
  const { load, find, error } = useTopicChoices(uid, source.region);
  const setTopic = useRealChange(source.topic, (topic) => {
    const format = find(topic)?.format;
    onChange({ ...source, topic: topic.trim(), ...(format === undefined ? {} : { format }) });
  });
  return (
    <ControlField
      label={t('settings.source.topic', 'Topic')}
      tooltip={t(
        'settings.source.topic-tooltip',
        'The CLS topic flow logs are delivered to. The list shows the first 50 topics of the region whose name or id holds what you type.',
      )}
      error={error}
      disabled={disabled}
    >
      {(id) => (
        <Combobox
          id={id}
          width={38}
          createCustomValue
          options={canList ? load : []}
          value={source.topic === '' ? null : source.topic}
          placeholder={t('settings.source.topic-placeholder', 'Choose or type a topic id')}
          onChange={({ value }) => setTopic(value)}
        />
      )}
    </ControlField>
  );
}

function CcnField({ source, disabled, onChange }: FieldProps) {
  return (
    <ControlField
      label={t('settings.source.ccn', 'CCN id')}
      tooltip={t(
        'settings.source.ccn-tooltip',
        'Optional: the CCN whose traffic the topic keeps. The editor then offers it as a filter.',
      )}
      disabled={disabled}
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={14}
          placeholder="ccn-..."
          value={source.ccn ?? ''}
          onCommit={(ccn) => onChange({ ...source, ccn: ccn.trim() || undefined })}
        />
      )}
    </ControlField>
  );
}

function formatChoices(): Choice<Source['format']>[] {
  return [
    { value: 'ccn', label: t('settings.source.format-ccn', 'CCN') },
    { value: 'eni', label: t('settings.source.format-eni', 'VPC') },
    { value: 'mixed', label: t('settings.source.format-mixed', 'Mixed') },
  ];
}
