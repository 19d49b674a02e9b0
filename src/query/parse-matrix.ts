import { dimensionsOf, MATRIX_SHAPES, MAX_CELLS, MEASURE_CHOICES } from './choices';
import type { MatrixQuery } from './matrix-query';
import type { Question } from './model';
import { readComparison, readOrder } from './parse-comparison';
import { type JsonObject, readInteger, readOneOf } from './read-json';

/** The members that only a matrix has. */
export function readMatrix(saved: JsonObject, start: MatrixQuery): Omit<MatrixQuery, keyof Question> {
  const dimensions = dimensionsOf(start.log);
  return {
    kind: 'matrix',
    row: readOneOf(saved, 'row', dimensions, start.row),
    column: readOneOf(saved, 'column', dimensions, start.column),
    measure: readOneOf(saved, 'measure', MEASURE_CHOICES, start.measure),
    cells: readInteger(saved, 'cells', 1, MAX_CELLS, start.cells),
    shape: readOneOf(saved, 'shape', MATRIX_SHAPES, start.shape),
    ...readComparison(saved),
    ...readOrder(saved),
  };
}
