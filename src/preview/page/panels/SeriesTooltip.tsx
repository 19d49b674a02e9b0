import { css } from '@emotion/css';
import { formattedValueToString, getDisplayProcessor, getFieldDisplayName, type DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import { SeriesTable, useTheme2 } from '@grafana/ui';
import { formatMoment } from '../zone';

interface Props {
  frame: DataFrame;
  /** Per field of `frame` the row under the cursor. */
  indexes: Array<number | null>;
  hovered: number | null;
  timeZone: string;
}

/** Rows beyond this make the tooltip taller than the page. */
const MOST_ROWS = 12;

/** The values of all series at one time, the largest first. */
export function SeriesTooltip({ frame, indexes, hovered, timeZone }: Props) {
  const theme = useTheme2();
  const at = indexes.find((index) => index !== null && index !== undefined);
  if (at === null || at === undefined) {
    return null;
  }
  const rows = frame.fields
    .map((field, position) => ({
      field,
      position,
      value: field.values[indexes[position] ?? -1] as number | null | undefined,
    }))
    .filter(
      ({ field, position, value }) =>
        position > 0 && value !== undefined && value !== null && !field.config.custom?.hideFrom?.viz,
    )
    .sort((left, right) => (right.value ?? 0) - (left.value ?? 0));
  const series = rows.slice(0, MOST_ROWS).map(({ field, position, value }) => {
    const shown = (field.display ?? getDisplayProcessor({ field, theme }))(value);
    return {
      label: getFieldDisplayName(field, frame),
      value: formattedValueToString(shown),
      color: shown.color,
      isActive: position === hovered,
    };
  });
  const time = formatMoment(frame.fields[0].values[at] as number, timeZone);
  return (
    <div className={wrapper}>
      <SeriesTable timestamp={time} series={series} />
      {rows.length > MOST_ROWS && t('preview.tooltip.more', '{{count}} more', { count: rows.length - MOST_ROWS })}
    </div>
  );
}

const wrapper = css({ padding: 8 });
