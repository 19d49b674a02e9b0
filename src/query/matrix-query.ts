import type { Comparison, Dimension, Measure, Question } from './model';

/** `list`: a row for each cell; `grid`: a column for each value of the column dimension. */
export type MatrixShape = 'list' | 'grid';

/** One measure over the whole range for each combination of two dimensions. */
export interface MatrixQuery extends Question, Comparison {
  kind: 'matrix';
  row: Dimension;
  column: Dimension;
  measure: Measure;
  /** How many cells are shown, the first of the order; the rest is no cell but told in words. */
  cells: number;
  /** Of a table. */
  shape: MatrixShape;
}
