/** Grafana's node graph frames as nodes on a circle and an arrow for each edge. */
import { css } from '@emotion/css';
import { type DataFrame, formattedValueToString, getDisplayProcessor, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { arrowOf, type Place, placesOf } from './node-graph-places';
import { NoData } from './NoData';

const NODE_RADIUS = 26;
/** More would lie on each other; all others tell their number under the cursor. */
const MOST_LABELS = 16;

type Row = (name: string) => unknown;

export function NodeGraphPanel({ data, width, height }: PanelProps) {
  const theme = useTheme2();
  const edges = data.series.find(({ fields }) => fields.some(({ name }) => name === 'source'));
  const nodes = data.series.find((frame) => frame !== edges && frame.fields.some(({ name }) => name === 'id'));
  if (!nodes?.length) {
    return <NoData data={data} />;
  }
  const places = placesOf(
    rowsOf(nodes).map((row) => textOf(row('id'))),
    width,
    height,
  );
  const styles = { text: css({ fill: theme.colors.text.primary, fontSize: 12, textAnchor: 'middle' }) };
  const colourOf = (row: Row) => theme.visualization.getColorByName(textOf(row('color')) || 'gray');
  const byThickness = (edges ? rowsOf(edges) : []).sort((a, b) => Number(a('thickness')) - Number(b('thickness')));
  const details = (frame: DataFrame, row: Row) =>
    detailsOf(frame, row, (field) => getDisplayProcessor({ field, theme }));
  return (
    <svg width={width} height={height} role="img" className={styles.text}>
      {byThickness.map((row) => {
        const arrow = arrowBetween(places, row);
        return (
          arrow && (
            <g key={textOf(row('id'))} fill="none" stroke={colourOf(row)} opacity={0.75}>
              <title>{`${textOf(row('source'))} > ${textOf(row('target'))}\n${details(edges!, row)}`}</title>
              <path d={arrow.line} strokeWidth={Number(row('thickness') ?? 1)} />
              <path d={arrow.head} fill={colourOf(row)} />
            </g>
          )
        );
      })}
      {byThickness.slice(-MOST_LABELS).map((row) => {
        const arrow = arrowBetween(places, row);
        return (
          arrow && (
            <Label key={textOf(row('id'))} at={arrow.label} background={theme.colors.background.primary}>
              {textOf(row('mainstat'))}
            </Label>
          )
        );
      })}
      {rowsOf(nodes).map((row) => {
        const { x, y } = places.get(textOf(row('id')))!;
        return (
          <g key={textOf(row('id'))} transform={`translate(${x} ${y})`}>
            <title>{details(nodes, row)}</title>
            <circle r={NODE_RADIUS} fill={theme.colors.background.secondary} stroke={theme.colors.success.main} />
            <text y={-1} fontSize={9}>
              {textOf(row('mainstat'))}
            </text>
            <text y={10} fontSize={9}>
              {textOf(row('secondarystat'))}
            </text>
            <text y={NODE_RADIUS + 14}>{textOf(row('title'))}</text>
            <text y={NODE_RADIUS + 28} fill={theme.colors.text.secondary}>
              {textOf(row('subtitle'))}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function arrowBetween(places: ReadonlyMap<string, Place>, row: Row) {
  const [from, to] = [places.get(textOf(row('source'))), places.get(textOf(row('target')))];
  return from && to && from !== to ? arrowOf(from, to, NODE_RADIUS) : undefined;
}

/** A number that lines cross stays readable by a rim of the background. */
function Label({ at, background, children }: { at: Place; background: string; children: string }) {
  return (
    <text x={at.x} y={at.y} fontSize={11} stroke={background} strokeWidth={3} paintOrder="stroke" pointerEvents="none">
      {children}
    </text>
  );
}

function rowsOf({ fields, length }: DataFrame): Row[] {
  return Array.from(
    { length },
    (_, row): Row =>
      (name) =>
        fields.find((field) => field.name === name)?.values[row] as unknown,
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What stands in the menu of Grafana's node graph: the stats and the `detail__` fields. */
function detailsOf(
  { fields }: DataFrame,
  row: Row,
  display: (field: DataFrame['fields'][number]) => ReturnType<typeof getDisplayProcessor>,
): string {
  return fields
    .filter(({ name }) => name.startsWith('detail__') || name.endsWith('stat'))
    .map((field) => {
      const title = field.config.displayName ?? field.name.replace('detail__', '');
      return `${title}: ${formattedValueToString(display(field)(row(field.name)))}`;
    })
    .join('\n');
}
