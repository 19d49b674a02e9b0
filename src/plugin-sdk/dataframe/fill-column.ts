import { badCell } from './frame-error';
import type { Cell, CellField } from './frame';

/** Which rows are null. `bitmap` is Arrow's: a set bit marks a value; absent when no row is null. */
export interface Nulls {
  count: number;
  bitmap: Uint8Array | undefined;
}

/**
 * Hands each cell that is not null to `write`, which says whether it took it; collects the nulls. An undefined cell
 * counts as null.
 */
export function fillColumn(field: CellField, write: (row: number, cell: Cell) => boolean, expected: string): Nulls {
  const { values } = field;
  const nulls: Nulls = { count: 0, bitmap: undefined };
  for (let row = 0; row < values.length; row++) {
    const cell = values[row];
    if (cell === null || cell === undefined) markNull(nulls, row, values.length);
    else if (!write(row, cell)) throw badCell(field, row, expected);
  }
  return nulls;
}

function markNull(nulls: Nulls, row: number, length: number): void {
  nulls.bitmap ??= newBitmap(length).fill(0xff);
  nulls.bitmap[row >> 3] &= ~(1 << (row & 7));
  nulls.count += 1;
}

/** Arrow pads bitmaps to whole 8-byte words. */
export function newBitmap(length: number): Uint8Array {
  return new Uint8Array(Math.ceil(length / 64) * 8);
}
