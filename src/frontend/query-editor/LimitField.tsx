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
      tooltip={kind === 'records' ? recordsTooltip() : codeTooltip()}
      path="limit"
      min={1}
      max={kind === 'records' ? MAX_RECORDS : MAX_ROWS}
      value={value}
      onChange={onChange}
    />
  );
}

function recordsTooltip(): string {
  return t(
    'editor.limit.records-tooltip',
    'The most records that are shown. When there are more, the panel says so. To count them, ask Traffic or Top: those count all.',
  );
}

function codeTooltip(): string {
  return t(
    'editor.limit.code-tooltip',
    'The LIMIT of a statement that has none: CLS alone would stop at 100 rows. When there may be more rows, the panel says so; sums over them are too low.',
  );
}
