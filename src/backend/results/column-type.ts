import type { Cell, FieldType } from '#plugin-sdk';
import type { AnalysisCell } from './analysis-rows';

/**
 * The frame column for a Presto type. CLS may print numbers as text, and decimals either way, so a number column is
 * one only if every cell reads as a number.
 */
export function columnType(prestoType: string, cells: readonly AnalysisCell[]): FieldType {
  const name = prestoType.toLowerCase().replace(/\(.*/, '').trim();
  if (/^(tinyint|smallint|integer|bigint|long)$/.test(name)) {
    return cells.every((cell) => cell === null || isInteger(cell)) ? 'int64' : 'string';
  }
  if (/^(real|double|decimal)$/.test(name)) {
    return cells.every((cell) => cell === null || isNumber(cell)) ? 'float64' : 'string';
  }
  return name === 'boolean' && cells.every((cell) => cell === null || typeof cell === 'boolean') ? 'boolean' : 'string';
}

/** A cell as a value of its column. */
export function readCell(cell: AnalysisCell, type: FieldType): Cell {
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
    default:
      return String(cell);
  }
}

function isInteger(cell: AnalysisCell): boolean {
  return typeof cell === 'bigint' || Number.isSafeInteger(cell) || (typeof cell === 'string' && /^-?\d+$/.test(cell));
}

function isNumber(cell: AnalysisCell): boolean {
  return (
    typeof cell === 'number' ||
    typeof cell === 'bigint' ||
    (typeof cell === 'string' && /^(-?\d+(\.\d*)?([eE][+-]?\d+)?|-?Infinity|NaN)$/.test(cell))
  );
}
