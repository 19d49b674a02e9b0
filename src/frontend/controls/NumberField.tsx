import { t } from '@grafana/i18n';
import { useState } from 'react';
import { CommittedInput } from './CommittedInput';
import { ControlField } from './ControlField';

interface Props {
  label: string;
  tooltip: string;
  path: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number within bounds. A text that is none is shown as wrong and not taken over. */
export function NumberField({ label, tooltip, path, value, min, max, onChange }: Props) {
  const [wrong, setWrong] = useState(false);
  const isFine = (text: string) => /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max;
  return (
    <ControlField
      label={label}
      tooltip={tooltip}
      path={path}
      error={wrong ? t('number.bounds', 'A whole number from {{min}} to {{max}}', { min, max }) : undefined}
    >
      {(id) => (
        <CommittedInput
          id={id}
          width={10}
          value={String(value)}
          onDraft={(text) => setWrong(!isFine(text))}
          onCommit={(text) => {
            setWrong(false);
            if (isFine(text)) {
              onChange(Number(text));
            }
          }}
        />
      )}
    </ControlField>
  );
}
