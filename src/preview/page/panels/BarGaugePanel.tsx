/** One bar per value, all on one scale. */
import { getDisplayValueAlignmentFactors, type PanelProps } from '@grafana/data';
import {
  BarGaugeDisplayMode,
  type BarGaugeNamePlacement,
  type BarGaugeValueMode,
  VizOrientation,
} from '@grafana/schema';
import { BarGauge, useTheme2, VizRepeater } from '@grafana/ui';
import { NoData } from './NoData';
import { useDisplayValues, type ReducedValues } from './StatPanel';

export interface BarGaugeOptions extends ReducedValues {
  displayMode?: BarGaugeDisplayMode;
  valueMode?: BarGaugeValueMode;
  namePlacement?: BarGaugeNamePlacement;
  showUnfilled?: boolean;
  minVizHeight?: number;
  maxVizHeight?: number;
}

export function BarGaugePanel(props: PanelProps<BarGaugeOptions>) {
  const { options, width, height, data, renderCounter } = props;
  const theme = useTheme2();
  const values = useDisplayValues(props, false);
  const orientation = options.orientation ?? VizOrientation.Horizontal;
  if (values.length === 0 || data.series.every((frame) => frame.length === 0)) {
    return <NoData data={data} />;
  }
  return (
    <VizRepeater
      getValues={() => values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, orientation, alignmentFactors }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
          orientation={orientation}
          displayMode={options.displayMode ?? BarGaugeDisplayMode.Gradient}
          valueDisplayMode={options.valueMode}
          namePlacement={options.namePlacement}
          showUnfilled={options.showUnfilled ?? true}
          text={options.text}
          alignmentFactors={alignmentFactors}
          width={width}
          height={height}
          itemSpacing={10}
          lcdCellWidth={12}
          isOverflow={false}
          theme={theme}
        />
      )}
      source={data}
      width={width}
      height={height}
      minVizHeight={options.minVizHeight ?? 16}
      maxVizHeight={options.maxVizHeight ?? 300}
      renderCounter={renderCounter}
      orientation={orientation}
      itemSpacing={10}
    />
  );
}
