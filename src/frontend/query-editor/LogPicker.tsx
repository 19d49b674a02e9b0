import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { logLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

const LOGS: readonly LogFormat[] = ['ccn', 'eni'];

interface Props {
  value: LogFormat;
  /** The kind itself decides. */
  isFixed: boolean;
  onChange: (log: LogFormat) => void;
}

export function LogPicker({ value, isFixed, onChange }: Props) {
  return (
    <RadioField
      label={t('editor.log.label', 'Flow log')}
      tooltip={
        isFixed
          ? t(
              'editor.log.fixed',
              'Only network interfaces record what security groups and network ACLs refuse, so this question always reads VPC flow logs; drops of the CCN rate limiter are looked up beside them. The next question gets back the log, sources and filters you had.',
            )
          : t(
              'editor.log.tooltip',
              'Which records are counted. CCN: traffic between regions. VPC: traffic of network interfaces. Changing it removes sources, filters and splits that the other log does not have.',
            )
      }
      disabled={isFixed}
      path="log"
      choices={LOGS.map((log) => ({ value: log, label: logLabel(log) }))}
      value={value}
      onChange={onChange}
    />
  );
}
