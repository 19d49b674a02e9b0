import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { RANK_CHOICES, type RankBy } from '#query';
import { measureAbout } from '../explanations';
import { measureLabel } from '../labels';
import { ChooseField } from '../controls/ChoiceField';

export function RankPicker({
  log,
  value,
  onChange,
}: {
  log: LogFormat;
  value: RankBy;
  onChange: (rankBy: RankBy) => void;
}) {
  return (
    <ChooseField
      label={t('editor.rank-by.label', 'By')}
      tooltip={t(
        'editor.rank-by.tooltip',
        'What decides which rows come first and which are left out. Loss needs some traffic: keys with less than 0.01 % of all offered bytes are not ranked by it.',
      )}
      path="rankBy"
      choices={RANK_CHOICES.map((rank) => ({
        value: rank,
        label: measureLabel(rank, log),
        description: measureAbout(rank, log),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
