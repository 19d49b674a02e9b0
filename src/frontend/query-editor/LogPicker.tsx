import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { logLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

const LOGS: readonly LogFormat[] = ['ccn', 'eni'];

export function LogPicker({ value, onChange }: { value: LogFormat; onChange: (log: LogFormat) => void }) {
  return (
    <RadioField
      label={t('editor.log.label', 'Flow log')}
      tooltip={t(
        'editor.log.tooltip',
        'Which records are counted. CCN: traffic between regions. VPC: traffic of network interfaces. Changing it removes sources, filters and splits that the other log does not have.',
      )}
      path="log"
      choices={LOGS.map((log) => ({ value: log, label: logLabel(log) }))}
      value={value}
      onChange={onChange}
    />
  );
}
