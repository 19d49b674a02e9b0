import { type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

interface Region {
  from: number;
  to: number;
  title: string;
  color?: string;
}

function readRegions(frames: DataFrame[]): Region[] {
  return frames.flatMap((frame) => {
    const column = (name: string) => frame.fields.find((field) => field.name === name)?.values;
    const [times, ends, titles, texts, colors] = ['time', 'timeEnd', 'title', 'text', 'color'].map(column);
    return Array.from({ length: times ? frame.length : 0 }, (_, row) => ({
      from: times?.[row] as number,
      to: (ends?.[row] as number | null) ?? (times?.[row] as number),
      title: String(titles?.[row] ?? texts?.[row] ?? ''),
      color: colors?.[row] as string | undefined,
    }));
  });
}

function drawRegion(plot: uPlot, region: Region, theme: GrafanaTheme2): void {
  const { ctx, bbox } = plot;
  const edge = (time: number) => Math.min(Math.max(plot.valToPos(time, 'x', true), bbox.left), bbox.left + bbox.width);
  const left = edge(region.from);
  const width = edge(region.to) - left;
  if (width <= 0) {
    return;
  }
  ctx.save();
  ctx.fillStyle = theme.visualization.getColorByName(region.color ?? theme.colors.text.secondary);
  ctx.globalAlpha = 0.14;
  ctx.fillRect(left, bbox.top, width, bbox.height);
  ctx.globalAlpha = 0.7;
  ctx.fillRect(left, bbox.top, window.devicePixelRatio, bbox.height);
  drawTitle(plot, region.title, left, width, theme);
  ctx.restore();
}

/** The title at the region's upper edge, or down its left one where the region is narrow. */
function drawTitle({ ctx, bbox }: uPlot, title: string, left: number, width: number, theme: GrafanaTheme2): void {
  const size = 11 * window.devicePixelRatio;
  ctx.font = `${size}px ${theme.typography.fontFamily}`;
  ctx.textAlign = 'left';
  const length = ctx.measureText(title).width + size;
  if (length < width) {
    ctx.textBaseline = 'top';
    ctx.fillText(title, left + size / 2, bbox.top + size / 2);
  } else if (2 * size < width && length < bbox.height) {
    ctx.textBaseline = 'bottom';
    ctx.translate(left + size / 2, bbox.top + size / 2);
    ctx.rotate(Math.PI / 2);
    ctx.fillText(title, 0, 0);
  }
}

/** Shades the spans of annotation frames, e.g. the tail whose records are still arriving. */
export function TimeRegions({ config, frames }: { config: UPlotConfigBuilder; frames: DataFrame[] }) {
  const theme = useTheme2();
  const regions = useRef<Region[]>([]);
  useLayoutEffect(() => {
    regions.current = readRegions(frames);
  }, [frames]);
  // Before the chart is made: it reads its hooks once.
  useLayoutEffect(() => {
    config.addHook('drawClear', (plot: uPlot) => regions.current.forEach((region) => drawRegion(plot, region, theme)));
  }, [config, theme]);
  return null;
}
