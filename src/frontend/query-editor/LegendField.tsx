import { t } from '@grafana/i18n';
import { CommittedInput } from '../controls/CommittedInput';
import { ControlField } from '../controls/ControlField';

interface Props {
  value: string | undefined;
  onChange: (legend: string | undefined) => void;
}

/** How series and numbers are called. */
export function LegendField({ value = '', onChange }: Props) {
  return (
    <ControlField
      label={t('editor.legend.label', 'Legend')}
      tooltip={t(
        'editor.legend.tooltip',
        'Name of each series, with its labels in double braces, e.g. {{example}}. Also {{measure}} and {{compare}}. Empty: named by the plugin. Labels stay what they are.',
        { example: '{{srcregion}} -> {{dstregion}}', measure: '{{measure}}', compare: '{{compare}}' },
      )}
      path="legend"
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={32}
          placeholder={t('editor.legend.auto', 'Auto')}
          value={value}
          onCommit={(text) => onChange(text.trim() === '' ? undefined : text)}
        />
      )}
    </ControlField>
  );
}
