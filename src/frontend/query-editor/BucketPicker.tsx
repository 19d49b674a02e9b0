import { t } from '@grafana/i18n';
import { PickField } from '../controls/ChoiceField';

interface Props {
  value: number | undefined;
  onChange: (bucketSeconds: number | undefined) => void;
}

const WIDTHS = [60, 300, 900, 3600, 21600, 86400];

/** The width of time buckets; nothing chosen follows the panel. An answer says where a flow log's windows are longer. */
export function BucketPicker({ value, onChange }: Props) {
  return (
    <PickField
      label={t('editor.bucket.label', 'Bucket')}
      tooltip={t(
        'editor.bucket.tooltip',
        'The time each point covers. Sums grow with it; rates are averages over it, so short peaks flatten. Never shorter than the window the flow log records in.',
      )}
      path="bucketSeconds"
      placeholder={t('editor.bucket.auto', 'As the panel asks')}
      choices={WIDTHS.map((seconds) => ({ value: String(seconds), label: widthLabel(seconds) }))}
      value={value === undefined ? undefined : String(value)}
      onChange={(seconds) => onChange(seconds === undefined ? undefined : Number(seconds))}
    />
  );
}

function widthLabel(seconds: number): string {
  if (seconds % 86400 === 0) {
    return `${seconds / 86400}d`;
  }
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
}
