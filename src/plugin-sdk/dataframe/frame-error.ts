import { inspect } from 'node:util';
import type { CellField } from './frame';

/** A frame that cannot be written. The message names the field, and the row where there is one. */
export class FrameError extends Error {
  override name = 'FrameError';
}

export function badCell(field: CellField, row: number, expected: string): FrameError {
  const cell = inspect(field.values[row], { depth: 1, maxStringLength: 60, breakLength: Infinity });
  return new FrameError(`Field "${field.name}", row ${row}: ${cell} is not ${expected}.`);
}
