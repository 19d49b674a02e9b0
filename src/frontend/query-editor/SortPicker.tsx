import { t } from '@grafana/i18n';
import type { RecordsQuery } from '#query';
import { RadioField } from '../controls/ChoiceField';

type Sort = RecordsQuery['sort'];

export function SortPicker({ value, onChange }: { value: Sort; onChange: (sort: Sort) => void }) {
  return (
    <RadioField<Sort>
      label={t('editor.sort.label', 'Order')}
      tooltip={t('editor.sort.tooltip', 'Which records come first, and so which ones the limit keeps.')}
      path="sort"
      choices={[
        { value: 'newest', label: t('editor.sort.newest', 'Newest first') },
        { value: 'oldest', label: t('editor.sort.oldest', 'Oldest first') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
