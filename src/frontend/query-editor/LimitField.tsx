import { t } from '@grafana/i18n';
import { MAX_RECORDS, MAX_ROWS } from '#query';
import { NumberField } from '../controls/NumberField';

interface Props {
  kind: 'records' | 'code';
  value: number;
  onChange: (limit: number) => void;
}

export function LimitField({ kind, value, onChange }: Props) {
  return (
    <NumberField
      label={t('editor.limit.label', 'Limit')}
      tooltip={t(
        'editor.limit.tooltip',
        'The most rows that are fetched. When there are more, the panel says so; sums over a cut answer are too low.',
      )}
      path="limit"
      min={1}
      max={kind === 'records' ? MAX_RECORDS : MAX_ROWS}
      value={value}
      onChange={onChange}
    />
  );
}
