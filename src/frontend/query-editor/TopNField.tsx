import { t } from '@grafana/i18n';
import { MAX_TOP } from '#query';
import { NumberField } from '../controls/NumberField';

export function TopNField({ value, onChange }: { value: number; onChange: (topN: number) => void }) {
  return (
    <NumberField
      label={t('editor.top-n.label', 'Top N')}
      tooltip={t(
        'editor.top-n.tooltip',
        'How many of the biggest are kept apart, ranked over the whole range. The rest becomes Other, so nothing is lost from the total. Peaks, percentiles and distinct counts do not add up: there the rest is left out, and a note says so.',
      )}
      path="topN"
      min={1}
      max={MAX_TOP}
      value={value}
      onChange={onChange}
    />
  );
}
