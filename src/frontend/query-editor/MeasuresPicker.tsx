import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { type Measure, measuresFor } from '#query';
import { measureAbout } from '../explanations';
import { measureLabel } from '../labels';
import { MultiPickField } from '../controls/ChoiceField';

export function MeasuresPicker({
  log,
  value,
  onChange,
}: {
  log: LogFormat;
  value: readonly Measure[];
  onChange: (measures: Measure[]) => void;
}) {
  return (
    <MultiPickField
      label={t('editor.measures.label', 'Measures')}
      tooltip={t(
        'editor.measures.tooltip',
        'What is counted; each choice says how. The first one decides which keys are the biggest. Rates are sums divided by the width of the time bucket.',
      )}
      path="measures"
      atLeastOne
      choices={measuresFor(log).map((measure) => ({
        value: measure,
        label: measureLabel(measure, log),
        description: measureAbout(measure, log),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
