import { t } from '@grafana/i18n';
import { LONGEST_WINDOW_MINUTES } from '#contract';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';
import { LABEL_WIDTH } from './label-width';

interface Props {
  /** Undefined: measured. */
  minutes: number | undefined;
  disabled?: boolean;
  onChange: (minutes: number | undefined) => void;
}

/** Minutes of the capture windows of interfaces, for topics whose records mislead the measurement. */
export function WindowField({ minutes, disabled, onChange }: Props) {
  const isWrong = minutes !== undefined && !(minutes >= 1 && minutes <= LONGEST_WINDOW_MINUTES);
  return (
    <ControlField
      label={t('settings.window.label', 'ENI window')}
      tooltip={t(
        'settings.window.tooltip',
        'Minutes of the capture windows of interfaces. Rates, peaks and buckets are of whole windows. Empty: measured in each topic.',
      )}
      error={isWrong ? t('settings.window.wrong', 'Whole minutes from 1 to 15') : undefined}
      disabled={disabled}
      labelWidth={LABEL_WIDTH}
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={12}
          placeholder={t('settings.window.measured', 'Measured')}
          value={minutes === undefined ? '' : String(minutes)}
          onCommit={(text) => onChange(text.trim() === '' ? undefined : Math.trunc(Number(text)) || 0)}
        />
      )}
    </ControlField>
  );
}
