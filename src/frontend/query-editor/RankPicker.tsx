import { t } from '@grafana/i18n';
import type { TopQuery } from '#query';
import { measureLabel } from '../labels';
import { RadioField } from '../controls/ChoiceField';

type RankBy = TopQuery['rankBy'];

const RANKS: readonly RankBy[] = ['bytes', 'packets', 'records'];

export function RankPicker({ value, onChange }: { value: RankBy; onChange: (rankBy: RankBy) => void }) {
  return (
    <RadioField
      label={t('editor.rank-by.label', 'By')}
      tooltip={t('editor.rank-by.tooltip', 'The sum that decides which rows come first and which are left out.')}
      path="rankBy"
      choices={RANKS.map((rank) => ({ value: rank, label: measureLabel(rank) }))}
      value={value}
      onChange={onChange}
    />
  );
}
