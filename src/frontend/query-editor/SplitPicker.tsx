import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { type Dimension, dimensionsOf } from '#query';
import { dimensionAbout } from '../explanations';
import { dimensionLabel } from '../labels';
import { MultiPickField } from '../controls/ChoiceField';

interface Props {
  log: LogFormat;
  value: readonly Dimension[];
  onChange: (dimensions: Dimension[]) => void;
}

/** What traffic is split by; nothing chosen gives one series of everything. */
export function SplitPicker({ log, value, onChange }: Props) {
  return (
    <MultiPickField
      label={t('editor.split.label', 'Split by')}
      tooltip={t(
        'editor.split.tooltip',
        'One series for each value, the biggest by themselves and the rest together as Other. Without a split: one series of everything.',
      )}
      path="splitBy"
      placeholder={t('editor.split.none', 'One series of everything')}
      choices={dimensionChoices(log)}
      value={value}
      onChange={onChange}
    />
  );
}

/** What a ranking has a row for. */
export function RankedPicker({ log, value, onChange }: Props) {
  return (
    <MultiPickField
      label={t('editor.ranked.label', 'Rank')}
      tooltip={t('editor.ranked.tooltip', 'One row for each combination of these fields.')}
      path="dimensions"
      atLeastOne
      choices={dimensionChoices(log)}
      value={value}
      onChange={onChange}
    />
  );
}

function dimensionChoices(log: LogFormat) {
  return dimensionsOf(log).map((dimension) => ({
    value: dimension,
    label: dimensionLabel(dimension),
    description: dimensionAbout(dimension),
  }));
}
