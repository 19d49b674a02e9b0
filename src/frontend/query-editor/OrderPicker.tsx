import { t } from '@grafana/i18n';
import type { TopOrder } from '#query';
import { RadioField } from '../controls/ChoiceField';

/** Which rows of a comparison come first. */
export function OrderPicker({ value, onChange }: { value: TopOrder; onChange: (order: TopOrder) => void }) {
  return (
    <RadioField<TopOrder>
      label={t('editor.order.label', 'Order')}
      tooltip={t(
        'editor.order.tooltip',
        'Which rows come first. Grew and fell: by the change of the sum, new and vanished ones among them. New: nothing then. Gone: nothing now. All but Biggest need a time to compare with.',
      )}
      path="order"
      choices={[
        { value: 'biggest', label: t('editor.order.biggest', 'Biggest') },
        { value: 'grew', label: t('editor.order.grew', 'Grew most') },
        { value: 'fell', label: t('editor.order.fell', 'Fell most') },
        { value: 'new', label: t('editor.order.new', 'New') },
        { value: 'gone', label: t('editor.order.gone', 'Gone') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
