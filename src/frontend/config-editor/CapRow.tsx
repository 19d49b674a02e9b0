import { IconButton, Stack, Text } from '@grafana/ui';
import { t } from '@grafana/i18n';
import type { CapSetting } from '#contract';
import { PickField } from '../controls/ChoiceField';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import { OpenCombobox } from '../controls/OpenCombobox';
import { REGION_WIDTH, regionChoices } from '../region-choices';

interface Props {
  number: number;
  cap: CapSetting;
  /** Why it cannot be used. */
  problem: string | undefined;
  disabled?: boolean;
  onChange: (cap: CapSetting) => void;
  onRemove: () => void;
}

/** One cap: of a pair of regions, or of all that leaves a region. */
export function CapRow({ number, cap, problem, disabled, onChange, onRemove }: Props) {
  const regions = regionChoices();
  return (
    <Stack
      direction="row"
      wrap="wrap"
      gap={0}
      role="group"
      aria-label={t('settings.cap.row', 'Cap {{number}}', { number })}
    >
      <ControlField
        label={t('settings.cap.from', 'From region')}
        tooltip={t('settings.cap.from-tooltip', 'The region that the capped traffic leaves.')}
        disabled={disabled}
      >
        {(id) => (
          <OpenCombobox
            id={id}
            width={REGION_WIDTH}
            options={regions}
            value={cap.from || null}
            onChange={(from = cap.from) => onChange({ ...cap, from })}
          />
        )}
      </ControlField>
      <PickField
        width={REGION_WIDTH}
        custom
        disabled={disabled}
        choices={regions}
        label={t('settings.cap.to', 'To region')}
        tooltip={t(
          'settings.cap.to-tooltip',
          'The region it goes to. Without one the cap is for all that leaves the first region together.',
        )}
        placeholder={t('settings.cap.any', 'All together')}
        value={cap.to}
        onChange={(to) => onChange({ ...cap, to })}
      />
      <TextCell
        label={t('settings.cap.mbps', 'Mbit/s')}
        tooltip={t('settings.cap.mbps-tooltip', 'Utilisation is the delivered traffic divided by this.')}
        value={String(cap.mbps)}
        disabled={disabled}
        onCommit={(mbps) => onChange({ ...cap, mbps: Number(mbps) })}
      />
      <TextCell
        label={t('settings.cap.ccn', 'CCN id')}
        tooltip={t('settings.cap.ccn-tooltip', 'Optional: the CCN that has this cap. Without one: every CCN.')}
        placeholder="ccn-..."
        value={cap.ccn ?? ''}
        disabled={disabled}
        onCommit={(ccn) => onChange({ ...cap, ccn: ccn || undefined })}
      />
      <IconButton
        name="times"
        disabled={disabled}
        aria-label={t('settings.cap.remove', 'Remove cap {{number}}', { number })}
        onClick={onRemove}
      />
      {problem !== undefined && <Text color="error">{problem}</Text>}
    </Stack>
  );
}

interface CellProps {
  label: string;
  tooltip: string;
  value: string;
  placeholder?: string;
  disabled?: boolean;
  onCommit: (text: string) => void;
}

function TextCell({ label, tooltip, disabled, onCommit, ...box }: CellProps) {
  return (
    <ControlField label={label} tooltip={tooltip} disabled={disabled}>
      {(id) => <CommittedInput id={id} width={16} {...box} onCommit={(text) => onCommit(text.trim())} />}
    </ControlField>
  );
}
