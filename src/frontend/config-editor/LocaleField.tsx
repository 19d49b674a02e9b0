import { type Locale, LOCALES } from '#wording';
import { t } from '@grafana/i18n';
import { RadioField } from '../controls/ChoiceField';
import type { Labels } from '../labels';
import { LABEL_WIDTH } from './label-width';

interface Props {
  value: Locale | undefined;
  disabled?: boolean;
  onChange: (locale: Locale) => void;
}

const NAMES: Labels<Locale> = {
  'en-US': () => t('settings.locale.english', 'English'),
  'zh-Hans': () => t('settings.locale.chinese', 'Simplified Chinese'),
};

/** The language of names and errors where Grafana tells of no reader. */
export function LocaleField({ value = 'en-US', disabled, onChange }: Props) {
  return (
    <RadioField<Locale>
      label={t('settings.locale.label', 'Alert texts')}
      tooltip={t(
        'settings.locale.tooltip',
        'Language of names and errors in alert rules, in public dashboards and in the test of these settings. People looking at panels read the language of their own Grafana.',
      )}
      labelWidth={LABEL_WIDTH}
      disabled={disabled}
      choices={LOCALES.map((locale) => ({ value: locale, label: NAMES[locale]() }))}
      value={value}
      onChange={onChange}
    />
  );
}
