import { t } from '@grafana/i18n';
import type { Kind } from '#query';
import { kindLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

interface Props {
  kinds: readonly Kind[];
  value: Kind;
  onChange: (kind: Kind) => void;
}

export function KindPicker({ kinds, value, onChange }: Props) {
  return (
    <RadioField
      label={t('editor.kind.label', 'Question')}
      tooltip={t(
        'editor.kind.tooltip',
        'Traffic: sums over time. Top: a ranked table. Matrix: one value for each pair of regions, or of any two fields. Records: the records themselves. Reachability: which layer keeps two addresses apart. Security: scans, new talkers, contact with listed addresses. Quality: whether the flow logs themselves are fresh and whole, and what they cost. Inventory: the flow logs and CCNs of the account. Code: your own CLS statement. It starts as the statement for the question of the builder, with variables filled in; this is one-way, the builder cannot read code.',
      )}
      path="kind"
      choices={kinds.map((kind) => ({ value: kind, label: kindLabel(kind) }))}
      value={value}
      onChange={onChange}
    />
  );
}
