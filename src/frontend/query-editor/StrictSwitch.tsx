import { InlineSwitch } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { ControlField } from '../controls/ControlField';

interface Props {
  value: boolean | undefined;
  onChange: (strict: boolean | undefined) => void;
}

/** What a source that fails does to the answer of the others. Off is saved as nothing. */
export function StrictSwitch({ value = false, onChange }: Props) {
  return (
    <ControlField
      label={t('editor.strict.label', 'Strict')}
      tooltip={t(
        'editor.strict.tooltip',
        'On: a source that fails makes the whole answer an error. Off: what it would have added is missing from the sums, and a warning names it. Alert rules have a choice of their own.',
      )}
      path="strict"
    >
      {(id) => (
        <InlineSwitch id={id} value={value} onChange={(event) => onChange(event.currentTarget.checked || undefined)} />
      )}
    </ControlField>
  );
}
