/** A frame as rows; several frames are chosen by name below the table. */
import { css } from '@emotion/css';
import { cacheFieldDisplayNames, getFrameDisplayName, type PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { TableCellHeight } from '@grafana/schema';
import { Combobox } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useState } from 'react';
import { NoData } from './NoData';

export interface TableOptions {
  cellHeight?: TableCellHeight;
  sortBy?: Array<{ displayName: string; desc?: boolean }>;
}

const PICKER_HEIGHT = 40;

export function TablePanel({ data, width, height, options, fieldConfig, timeRange }: PanelProps<TableOptions>) {
  const [chosen, setChosen] = useState(0);
  const frames = data.series.filter((frame) => frame.fields.length > 0);
  // The table takes a column's title from this cache only.
  cacheFieldDisplayNames(frames);
  const frame = frames[chosen] ?? frames[0];
  if (!frame || frame.length === 0) {
    return <NoData data={data} />;
  }
  const several = frames.length > 1;
  return (
    <div className={column}>
      <TableNG
        data={frame}
        width={width}
        height={several ? height - PICKER_HEIGHT : height}
        cellHeight={options.cellHeight ?? TableCellHeight.Sm}
        initialSortBy={options.sortBy}
        fieldConfig={fieldConfig}
        timeRange={timeRange}
        structureRev={data.structureRev}
        enableVirtualization
        resizable
      />
      {several && (
        <Combobox
          options={frames.map((each, index) => ({ label: getFrameDisplayName(each, index), value: index }))}
          value={Math.min(chosen, frames.length - 1)}
          onChange={({ value }) => setChosen(value)}
          aria-label={t('preview.table.frame', 'Series shown')}
        />
      )}
    </div>
  );
}

const column = css({ display: 'flex', flexDirection: 'column', gap: 8, height: '100%' });
