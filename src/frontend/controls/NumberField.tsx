import { t } from '@grafana/i18n';
import { CheckedField } from './CheckedField';

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
export function NumberField({ value, min, max, onChange, ...labels }: Props) {
  return (
    <CheckedField
      {...labels}
      text={String(value)}
      width={10}
      read={(text) =>
        /^\d+$/.test(text.trim()) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined
      }
      wrong={t('number.bounds', 'A whole number from {{min}} to {{max}}', { min, max })}
      onRead={onChange}
    />
  );
}
