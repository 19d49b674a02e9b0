import { type StoreCell } from './log-batch';

/** A cell in its column, and in `__EXTRA__` when the column alone would not give back what was delivered. */
export interface StoredCell<Value> {
  value: Value | null;
  extra?: StoreCell;
}

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const ABSENT = { value: null };

/** `443` and `"443"` are numbers; `"007"` is 7 and keeps its text; `"-"` is no number and keeps its text. */
export function toLong(cell: StoreCell): StoredCell<bigint> {
  if (cell === null) {
    return ABSENT;
  }
  if (typeof cell === 'number' ? !Number.isSafeInteger(cell) : !/^[+-]?\d{1,19}$/.test(cell)) {
    return { value: null, extra: String(cell) };
  }
  const value = BigInt(cell);
  if (value < INT64_MIN || value > INT64_MAX) {
    return { value: null, extra: String(cell) };
  }
  return typeof cell === 'number' || String(value) === cell ? { value } : { value, extra: cell };
}

export function toDouble(cell: StoreCell): StoredCell<number> {
  if (cell === null) {
    return ABSENT;
  }
  const value = typeof cell === 'number' ? cell : cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) {
    return { value: null, extra: String(cell) };
  }
  return String(value) === String(cell) ? { value } : { value, extra: cell };
}

export function toText(cell: StoreCell): StoredCell<string> {
  return { value: cell === null ? null : String(cell) };
}
