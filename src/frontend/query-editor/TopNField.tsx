import { t } from '@grafana/i18n';
import { MAX_TOP } from '#query';
import { NumberField } from '../controls/NumberField';

export function TopNField({ value, onChange }: { value: number; onChange: (topN: number) => void }) {
  return (
    <NumberField
      label={t('editor.top-n.label', 'Top N')}
      tooltip={t(
        'editor.top-n.tooltip',
        'How many of the biggest are kept apart, ranked over the whole range. The rest becomes Other where the measure can be added up; nothing is lost from the total.',
      )}
      path="topN"
      min={1}
      max={MAX_TOP}
      value={value}
      onChange={onChange}
    />
  );
}
