import type { Cell, Field, FieldType } from '#plugin-sdk';
import type { AnalysisCell } from './analysis-rows';

type ColumnType = Extract<FieldType, 'int64' | 'float64' | 'boolean' | 'string'>;

/**
 * The frame column for a column of an SQL answer. CLS may print numbers as text, and decimals either way, so a number
 * column is one only if every cell reads as a number; else its texts are shown as they are. `kind`: see `AnalysisRows`.
 */
export function toField(
  name: string,
  prestoType: string,
  cells: readonly AnalysisCell[],
  kind = 'mixed',
): Field & { type: ColumnType } {
  const wanted = wantedType(prestoType);
  if (kind === READY_KIND[wanted] || cells.every(IS_READY[wanted])) {
    return { name, type: wanted, values: cells as Cell[] };
  }
  const type = cells.every((cell) => cell === null || FITS[wanted](cell)) ? wanted : 'string';
  return { name, type, values: cells.map((cell) => toCell(cell, type)) };
}

/** What all cells must be to be written as they are; integers need a look at each. */
const READY_KIND: Partial<Record<ColumnType, string>> = { string: 'string', float64: 'number', boolean: 'boolean' };

function wantedType(prestoType: string): ColumnType {
  const name = prestoType.toLowerCase().replace(/\(.*/, '').trim();
  if (/^(tinyint|smallint|integer|bigint|long)$/.test(name)) {
    return 'int64';
  }
  if (/^(real|double|decimal)$/.test(name)) {
    return 'float64';
  }
  return name === 'boolean' ? 'boolean' : 'string';
}

type Test = (cell: NonNullable<AnalysisCell>) => boolean;

/** Whether a cell can stand in a column of a type. */
const FITS: Record<ColumnType, Test> = {
  int64: (cell) =>
    Number.isSafeInteger(cell) || typeof cell === 'bigint' || (typeof cell === 'string' && /^-?\d+$/.test(cell)),
  float64: (cell) => typeof cell !== 'boolean' && (typeof cell !== 'string' || NUMBER.test(cell)),
  boolean: (cell) => typeof cell === 'boolean',
  string: () => true,
};

const NUMBER = /^(-?\d+(\.\d*)?([eE][+-]?\d+)?|-?Infinity|NaN)$/;

/** Whether a cell is written into a column of a type without conversion. */
const IS_READY: Record<ColumnType, (cell: AnalysisCell) => boolean> = {
  int64: (cell) => Number.isSafeInteger(cell) || cell === null || typeof cell === 'bigint',
  float64: (cell) => typeof cell === 'number' || cell === null,
  boolean: (cell) => typeof cell === 'boolean' || cell === null,
  string: (cell) => typeof cell === 'string' || cell === null,
};

function toCell(cell: AnalysisCell, type: ColumnType): Cell {
  if (cell === null) {
    return null;
  }
  switch (type) {
    case 'int64':
      return typeof cell === 'string' ? BigInt(cell) : cell;
    case 'float64':
      return Number(cell);
    case 'boolean':
      return cell;
    case 'string':
      return String(cell);
  }
}
