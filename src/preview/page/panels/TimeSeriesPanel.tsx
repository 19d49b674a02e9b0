/** Lines, areas and stacks over time, with a shared cross-hair, zoom by dragging, and regions for annotations. */
import { dateTime, FieldType, type DataFrame, type PanelProps } from '@grafana/data';
import { LegendDisplayMode, TooltipDisplayMode, type VizLegendOptions, type VizTooltipOptions } from '@grafana/schema';
import { EventBusPlugin, TimeSeries, TooltipPlugin2, usePanelContext } from '@grafana/ui';
import { useMemo } from 'react';
import { firstShownTime } from './first-shown-time';
import { NoData } from './NoData';
import { SeriesTooltip } from './SeriesTooltip';
import { TimeRegions } from './TimeRegions';

export interface TimeSeriesOptions {
  legend?: VizLegendOptions;
  tooltip?: VizTooltipOptions;
}

const LEGEND: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  calcs: [],
};
/** Values of the tooltip plugin's hover mode: one time for all series. */
const HOVER_ALL = 1;

function isDrawable(frame: DataFrame): boolean {
  const has = (type: FieldType) => frame.fields.some((field) => field.type === type);
  return frame.length > 0 && has(FieldType.time) && has(FieldType.number);
}

export function TimeSeriesPanel(props: PanelProps<TimeSeriesOptions>) {
  const { data, timeRange, timeZone, width, height, options, eventBus, onChangeTimeRange } = props;
  const { sync } = usePanelContext();
  const frames = useMemo(() => data.series.filter(isDrawable), [data.series]);
  const shownRange = useMemo(
    () => ({ ...timeRange, from: dateTime(firstShownTime(timeRange, frames)) }),
    [timeRange, frames],
  );
  if (frames.length === 0) {
    return <NoData data={data} />;
  }
  return (
    <TimeSeries
      frames={frames}
      structureRev={data.structureRev}
      timeRange={shownRange}
      timeZone={timeZone}
      width={width}
      height={height}
      legend={{ ...LEGEND, ...options.legend }}
      options={options}
    >
      {(config, aligned) => (
        <>
          <EventBusPlugin config={config} eventBus={eventBus} frame={aligned} />
          {options.tooltip?.mode !== TooltipDisplayMode.None && (
            <TooltipPlugin2
              config={config}
              hoverMode={HOVER_ALL}
              syncMode={sync?.()}
              queryZoom={onChangeTimeRange}
              render={(_plot, indexes, hovered) => (
                <SeriesTooltip frame={aligned} indexes={indexes} hovered={hovered} timeZone={timeZone} />
              )}
            />
          )}
          <TimeRegions config={config} frames={data.annotations ?? []} />
        </>
      )}
    </TimeSeries>
  );
}
