import { t } from '@grafana/i18n';
import { CheckedField } from '../controls/CheckedField';

const POWERS = ['', 'k', 'M', 'G', 'T'];

/** `500M` as 500000000; undefined for what is no amount. */
function readAmount(text: string): number | undefined {
  const [, digits, prefix = ''] = /^(\d+(?:\.\d+)?)\s*([kMGT]?)$/.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits) * 1000 ** POWERS.indexOf(prefix);
}

/** The value above which traffic is an event. */
export function AboveField({ value, onChange }: { value: number | undefined; onChange: (above: number) => void }) {
  return (
    <CheckedField
      label={t('editor.above.label', 'Above')}
      tooltip={t(
        'editor.above.tooltip',
        'A series is an event for as long as it lies above this value, in the unit of the measure: bit/s, bytes, percent. 500M is 500 million. Only the keys that top N keeps apart are looked at.',
      )}
      path="above"
      width={16}
      text={value === undefined ? '' : String(value)}
      read={readAmount}
      wrong={t('editor.above.wrong', 'A number like 0.5 or 500M')}
      onRead={onChange}
    />
  );
}
