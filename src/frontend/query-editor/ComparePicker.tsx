import { t } from '@grafana/i18n';
import type { ComparedWith } from '#query';
import { RadioField } from '../controls/ChoiceField';

/** An earlier time to put beside the range. */
export function ComparePicker({
  value,
  onChange,
}: {
  value: ComparedWith | undefined;
  onChange: (compareWith: ComparedWith | undefined) => void;
}) {
  return (
    <RadioField<ComparedWith | 'none'>
      label={t('editor.compare-with.label', 'Compare with')}
      tooltip={t(
        'editor.compare-with.tooltip',
        'Asks the same of the same time one day or one week before, counted by whoever recorded then. Charts draw it over the range, rankings get columns for the change. Empty where that time is not known, which is not 0.',
      )}
      path="compareWith"
      choices={[
        { value: 'none', label: t('editor.compare-with.none', 'Nothing') },
        { value: 'day', label: t('editor.compare-with.day', '1 day before') },
        { value: 'week', label: t('editor.compare-with.week', '1 week before') },
      ]}
      value={value ?? 'none'}
      onChange={(chosen) => onChange(chosen === 'none' ? undefined : chosen)}
    />
  );
}
