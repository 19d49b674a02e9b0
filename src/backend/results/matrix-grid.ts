import type { Frame } from '#plugin-sdk';
import { KEY_SEPARATOR } from '#query';
import type { Asking } from './ask';
import type { MatrixPlan } from './ask-volume';
import { differenceOf } from './change-columns';
import { type Cells, isMutual } from './matrix-cells';
import { measureField } from './measure';
import { nameKeys } from './volume-keys';

/** A row and a column for each value, worst first; regions in the same order both ways. */
export function gridFrame({ query }: MatrixPlan, cells: Cells, { naming }: Asking): Frame {
  const { rows, columns, shown } = cells;
  // With a comparison a grid shows the change: its cells have room for one number.
  const values = new Map(
    shown.map(({ key, value, before }) => [key, query.compareWith ? differenceOf({ now: value, before }) : value]),
  );
  const rowKeys = orderOf(cells, 'row');
  const columnKeys = orderOf(cells, 'column');
  const heads = nameKeys(columns, columnKeys, naming);
  return {
    fields: [
      ...nameKeys(rows, rowKeys, naming).columns(rowKeys),
      ...columnKeys.map((column) => {
        const parts = heads.parts(column);
        return measureField(
          query.measure,
          rowKeys.map((row) => {
            const key = `${row}${KEY_SEPARATOR}${column}`;
            return values.has(key) ? values.get(key)! : query.compareWith ? null : cells.silent(row, column);
          }),
          {
            name: parts.join(' > '),
            labels: Object.fromEntries(columns.map((field, index) => [field, parts[index]!])),
            config: { displayNameFromDS: heads.shown(column).join(' > ') },
          },
        );
      }),
    ],
    meta: { type: 'table', preferredVisualisationType: 'table' },
  };
}

function orderOf(cells: Cells, side: 'row' | 'column'): string[] {
  const own = new Set(cells.shown.map((cell) => cell[side]));
  const order = isMutual(cells) ? cells.shown.flatMap(({ row, column }) => [row, column]) : own;
  return [...new Set(order)].filter((key) => own.has(key));
}
