import { t } from '@grafana/i18n';
import { type AnswerFormat, FORMATS_OF_KIND, type Kind } from '#query';
import { formatAbout } from '../explanations';
import { formatLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

interface Props {
  kind: Kind;
  value: AnswerFormat;
  onChange: (format: AnswerFormat) => void;
}

export function FormatPicker({ kind, value, onChange }: Props) {
  return (
    <RadioField
      label={t('editor.format.label', 'Answer as')}
      tooltip={t(
        'editor.format.tooltip',
        'How the answer is laid out; the numbers stay the same. Number: one total for the whole range. Alert rules need time series or numbers.',
      )}
      path="format"
      choices={FORMATS_OF_KIND[kind].map((format) => ({
        value: format,
        label: formatLabel(format),
        description: formatAbout(format),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
