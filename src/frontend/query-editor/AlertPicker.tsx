import { t } from '@grafana/i18n';
import { ALERT_CHOICES, type AlertChoice } from '#query';
import { alertAbout } from '../explanations';
import { alertLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

interface Props {
  value: AlertChoice | undefined;
  onChange: (choice: AlertChoice) => void;
}

/** What an alert rule judges, and what keeps it from judging. */
export function AlertPicker({ value = 'settled', onChange }: Props) {
  return (
    <RadioField<AlertChoice>
      label={t('editor.alert.label', 'Rule judges')}
      tooltip={t(
        'editor.alert.tooltip',
        'How the rule treats records that are still arriving, and answers that CLS cut or sampled or that lack a topic.',
      )}
      path="alert"
      choices={ALERT_CHOICES.map((choice) => ({
        value: choice,
        label: alertLabel(choice),
        description: alertAbout(choice),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
