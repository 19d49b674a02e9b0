import { say } from '#wording';
import { fieldsOf } from './compile-volume';
import { InvalidQueryError } from './invalid-query-error';
import type { MatrixQuery } from './matrix-query';
import type { KeyField } from './model';

/** Fields with so few values that every cell of two of them fits one answer. */
const FEW_VALUES: readonly KeyField[] = [
  'srcregion',
  'dstregion',
  'observer',
  'ccn',
  'action',
  'status',
  'version',
  'protocol',
  'account',
];

/** Cells of other fields are ranked first, and one statement of 12 KB names all winners. */
const MAX_RANKED_CELLS = 100;

/** The fields of a row's key and of a column's key. */
export function matrixSides({ row, column }: Pick<MatrixQuery, 'row' | 'column'>): {
  rows: KeyField[];
  columns: KeyField[];
} {
  const [rows, columns] = [fieldsOf([row]), fieldsOf([column])];
  const twice = columns.find((field) => rows.includes(field));
  if (twice !== undefined) {
    throw new InvalidQueryError(
      'column',
      say('{{field}} stands in the rows already; choose another dimension', { field: twice }),
    );
  }
  return { rows, columns };
}

/** Whether every cell is asked for, so that none is hidden by a ranking. */
export function asksEveryCell(query: MatrixQuery): boolean {
  const { rows, columns } = matrixSides(query);
  const isEvery = [...rows, ...columns].every((field) => FEW_VALUES.includes(field));
  if (!isEvery && query.cells > MAX_RANKED_CELLS) {
    throw new InvalidQueryError(
      'cells',
      say('cells of these fields are found by a ranking, which takes at most {{most}}', { most: MAX_RANKED_CELLS }),
    );
  }
  return isEvery;
}
