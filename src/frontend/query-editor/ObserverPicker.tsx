import { t } from '@grafana/i18n';
import { OBSERVER_RULES, type ObserverRule } from '#query';
import { RadioField } from '../controls/ChoiceField';
import { observerAbout } from '../explanations';
import { observerLabel } from '../labels';

interface Props {
  value: ObserverRule | undefined;
  onChange: (observer: ObserverRule) => void;
}

/** Which of a flow's two recording regions counts; what that does to the number stands below the choices. */
export function ObserverPicker({ value = 'one', onChange }: Props) {
  return (
    <RadioField<ObserverRule>
      label={t('editor.observer.label', 'Count')}
      tooltip={t(
        'editor.observer.tooltip',
        'Both regions of a cross-region flow may record it, each into its own topic. This decides whose record counts.',
      )}
      path="observer"
      choices={OBSERVER_RULES.map((rule) => ({
        value: rule,
        label: observerLabel(rule),
        description: observerAbout(rule),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
