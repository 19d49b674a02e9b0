import { t } from '@grafana/i18n';
import type { LogFormat } from '#flowlog';
import { dimensionsOf, MATRIX_SHAPES, type MatrixQuery, MAX_CELLS, measuresFor } from '#query';
import { ChooseField, RadioField } from '../controls/ChoiceField';
import { NumberField } from '../controls/NumberField';
import { measureAbout } from '../explanations';
import { dimensionLabel, measureLabel, shapeLabel } from '../labels';
import { ComparePicker } from './ComparePicker';
import { OrderPicker } from './OrderPicker';
import type { QueryChange } from './query-change';

interface Props extends Pick<QueryChange, 'change'> {
  query: MatrixQuery;
}

/** What stands in the rows, the columns and the cells. */
export function MatrixFields({ query, change }: Props) {
  return (
    <>
      <ChooseField
        label={t('editor.matrix.row.label', 'Rows')}
        tooltip={t('editor.matrix.row.tooltip', 'Where edges of a node graph begin. Each flow is counted in one row.')}
        path="row"
        choices={dimensionChoices(query.log)}
        value={query.row}
        onChange={(row) => change({ row })}
      />
      <ChooseField
        label={t('editor.matrix.column.label', 'Columns')}
        tooltip={t(
          'editor.matrix.column.tooltip',
          'Where edges of a node graph end. From A to B and from B to A are two cells: they are never added up.',
        )}
        path="column"
        choices={dimensionChoices(query.log)}
        value={query.column}
        onChange={(column) => change({ column })}
      />
      <ChooseField
        label={t('editor.matrix.measure.label', 'Measure')}
        tooltip={t(
          'editor.matrix.measure.tooltip',
          'One value a cell, over the whole time range. The highest comes first. Rates are sums divided by the length of the range.',
        )}
        path="measure"
        choices={measuresFor(query.log).map((measure) => ({
          value: measure,
          label: measureLabel(measure, query.log),
          description: measureAbout(measure, query.log),
        }))}
        value={query.measure}
        onChange={(measure) => change({ measure })}
      />
      <NumberField
        label={t('editor.matrix.cells.label', 'Cells')}
        tooltip={t(
          'editor.matrix.cells.tooltip',
          'How many cells are shown, the highest first. What is left out is told in a note and is no cell. Regions, CCNs, protocols and actions are compared completely; cells of other fields are found by a ranking, which takes at most 100.',
        )}
        path="cells"
        min={1}
        max={MAX_CELLS}
        value={query.cells}
        onChange={(cells) => change({ cells })}
      />
      <ComparePicker
        value={query.compareWith}
        onChange={(compareWith) => change(compareWith ? { compareWith } : { compareWith, order: undefined })}
      />
      {query.compareWith && <OrderPicker value={query.order ?? 'biggest'} onChange={(order) => change({ order })} />}
      {query.format === 'table' && <ShapeField value={query.shape} onChange={(shape) => change({ shape })} />}
    </>
  );
}

function ShapeField({
  value,
  onChange,
}: {
  value: MatrixQuery['shape'];
  onChange: (shape: MatrixQuery['shape']) => void;
}) {
  return (
    <RadioField
      label={t('editor.matrix.shape.label', 'Shape')}
      tooltip={t(
        'editor.matrix.shape.tooltip',
        'Grid: a column for each value, for a table with coloured cells. An empty cell has no record, which is not 0; 0 stands where who would have recorded it delivered all along. With a comparison a grid shows the change. List: a row for each cell, with bytes, packets and the share that did not pass.',
      )}
      path="shape"
      choices={MATRIX_SHAPES.map((shape) => ({ value: shape, label: shapeLabel(shape) }))}
      value={value}
      onChange={onChange}
    />
  );
}

function dimensionChoices(log: LogFormat) {
  return dimensionsOf(log).map((dimension) => ({ value: dimension, label: dimensionLabel(dimension) }));
}
