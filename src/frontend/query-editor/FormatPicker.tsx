import { t } from '@grafana/i18n';
import type { AnswerFormat } from '#query';
import { formatAbout } from '../explanations';
import { formatLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

interface Props {
  formats: readonly AnswerFormat[];
  value: AnswerFormat;
  onChange: (format: AnswerFormat) => void;
}

export function FormatPicker({ formats, value, onChange }: Props) {
  return (
    <RadioField
      label={t('editor.format.label', 'Answer as')}
      tooltip={t(
        'editor.format.tooltip',
        'How the answer is laid out; the numbers stay the same. Number: one total for the whole range. Alert rules need time series or numbers.',
      )}
      path="format"
      choices={formats.map((format) => ({
        value: format,
        label: formatLabel(format),
        description: formatAbout(format),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
