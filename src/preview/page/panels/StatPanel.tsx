/** One big number per value, with its trend where the data has one. */
import {
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  type FieldDisplay,
  type PanelProps,
} from '@grafana/data';
import { VizOrientation, type VizTextDisplayOptions } from '@grafana/schema';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, useTheme2, VizRepeater } from '@grafana/ui';
import { NoData } from './NoData';

export interface ReducedValues {
  reduceOptions?: { calcs?: string[]; values?: boolean; fields?: string; limit?: number };
  orientation?: VizOrientation;
  text?: VizTextDisplayOptions;
}

export interface StatOptions extends ReducedValues {
  colorMode?: BigValueColorMode;
  graphMode?: BigValueGraphMode;
  textMode?: BigValueTextMode;
}

/** The values a stat or gauge shows: each number field reduced to one, or every row. */
export function useDisplayValues(props: PanelProps<ReducedValues>, sparkline: boolean): FieldDisplay[] {
  const { data, options, fieldConfig, replaceVariables, timeZone } = props;
  const theme = useTheme2();
  return getFieldDisplayValues({
    data: data.series,
    reduceOptions: { calcs: ['lastNotNull'], ...options.reduceOptions },
    fieldConfig,
    replaceVariables,
    theme,
    timeZone,
    sparkline,
  });
}

export function StatPanel(props: PanelProps<StatOptions>) {
  const { options, width, height, data, renderCounter } = props;
  const theme = useTheme2();
  const graphMode = options.graphMode ?? BigValueGraphMode.None;
  const values = useDisplayValues(props, graphMode !== BigValueGraphMode.None);
  if (data.series.every((frame) => frame.length === 0)) {
    return <NoData data={data} />;
  }
  return (
    <VizRepeater
      getValues={() => values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, count, alignmentFactors }) => (
        <div data-testid="stat-value">
          <BigValue
            value={value.display}
            count={count}
            sparkline={value.sparkline}
            colorMode={options.colorMode ?? BigValueColorMode.Value}
            graphMode={graphMode}
            textMode={options.textMode ?? BigValueTextMode.Auto}
            text={options.text}
            alignmentFactors={alignmentFactors}
            width={width}
            height={height}
            theme={theme}
          />
        </div>
      )}
      source={data}
      width={width}
      height={height}
      renderCounter={renderCounter}
      orientation={options.orientation ?? VizOrientation.Auto}
      autoGrid
    />
  );
}
