import {
  Binary,
  Bool,
  type DataType,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  TimestampNanosecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
} from 'apache-arrow';
import { fillColumn, newBitmap, type Nulls } from './fill-column';
import type { Cell, CellField, Field, FieldType, TextField } from './frame';
import { FrameError } from './frame-error';
import { textBuffers } from './text-buffers';
import { TextColumn } from './text-column';

/** One column as Arrow stores it. */
export interface Column extends Nulls {
  type: DataType;
  values: ArrayBufferView;
  offsets?: Int32Array;
}

export function encodeColumn(field: Field): Column {
  return isText(field) ? encodeTextColumn(field) : encoders[field.type](field);
}

function isText(field: Field): field is TextField {
  return field.values instanceof TextColumn;
}

function encodeTextColumn({ values }: TextField): Column {
  const { bytes, offsets, count, bitmap } = values.toArrow();
  return { type: new Utf8(), values: bytes, offsets, count, bitmap };
}

const encoders: Record<FieldType, (field: CellField) => Column> = {
  time: encodeTime,
  string: (field) => encodeText(field, new Utf8(), (cell) => (typeof cell === 'string' ? cell : undefined), 'a string'),
  json: (field) => encodeText(field, new Binary(), (cell) => JSON.stringify(cell), 'a JSON value'),
  boolean: encodeBoolean,
  enum: encodeEnum,
  int8: (field) => encodeSmallInteger(field, new Int8(), Int8Array, -(2 ** 7), 2 ** 7 - 1),
  int16: (field) => encodeSmallInteger(field, new Int16(), Int16Array, -(2 ** 15), 2 ** 15 - 1),
  int32: (field) => encodeSmallInteger(field, new Int32(), Int32Array, -(2 ** 31), 2 ** 31 - 1),
  uint8: (field) => encodeSmallInteger(field, new Uint8(), Uint8Array, 0, 2 ** 8 - 1),
  uint16: (field) => encodeSmallInteger(field, new Uint16(), Uint16Array, 0, 2 ** 16 - 1),
  uint32: (field) => encodeSmallInteger(field, new Uint32(), Uint32Array, 0, 2 ** 32 - 1),
  int64: (field) => encodeBigInteger(field, new Int64(), BigInt64Array, -(2n ** 63n), 2n ** 63n - 1n),
  uint64: (field) => encodeBigInteger(field, new Uint64(), BigUint64Array, 0n, 2n ** 64n - 1n),
  float32: (field) => encodeFloat(field, new Float32(), Float32Array),
  float64: (field) => encodeFloat(field, new Float64(), Float64Array),
};

/** Nanoseconds fit 64 bits only from 1677 to 2262. */
const MAX_TIME_MS = 9_223_372_036_854;

function encodeTime(field: CellField): Column {
  const type = new TimestampNanosecond();
  if (field.values instanceof BigInt64Array) return { type, values: field.values, count: 0, bitmap: undefined };
  const values = new BigInt64Array(field.values.length);
  const write = (row: number, cell: Cell): boolean => {
    if (typeof cell === 'bigint') {
      values[row] = cell;
      return values[row] === cell;
    }
    if (typeof cell !== 'number' || !Number.isInteger(cell) || Math.abs(cell) > MAX_TIME_MS) return false;
    values[row] = BigInt(cell) * 1_000_000n;
    return true;
  };
  return { type, values, ...fillColumn(field, write, 'whole milliseconds (number) or nanoseconds (bigint)') };
}

function encodeText(
  field: CellField,
  type: DataType,
  print: (cell: Cell) => string | undefined,
  expected: string,
): Column {
  const whole = type instanceof Utf8 && Array.isArray(field.values) ? textBuffers(field.values as string[]) : undefined;
  if (whole) return { type, values: whole.bytes, offsets: whole.offsets, count: 0, bitmap: undefined };
  const texts = new Array<string>(field.values.length).fill('');
  const write = (row: number, cell: Cell): boolean => {
    const text = printOrNothing(print, cell);
    if (text === undefined) return false;
    texts[row] = text;
    return true;
  };
  const nulls = fillColumn(field, write, expected);
  const buffers = textBuffers(texts);
  if (!buffers) throw new FrameError(`Field "${field.name}" holds more than 2 GiB of text.`);
  return { type, values: buffers.bytes, offsets: buffers.offsets, ...nulls };
}

/** Cycles and bigints make JSON.stringify throw. */
function printOrNothing(print: (cell: Cell) => string | undefined, cell: Cell): string | undefined {
  try {
    return print(cell);
  } catch {
    return undefined;
  }
}

function encodeBoolean(field: CellField): Column {
  const values = newBitmap(field.values.length);
  const write = (row: number, cell: Cell): boolean => {
    if (cell === true) values[row >> 3] |= 1 << (row & 7);
    return typeof cell === 'boolean';
  };
  return { type: new Bool(), values, ...fillColumn(field, write, 'a boolean') };
}

function encodeEnum(field: CellField): Column {
  const names = field.config?.type?.enum?.text;
  if (!names) throw new FrameError(`Field "${field.name}" is an enum without names in config.type.enum.text.`);
  return encodeSmallInteger(field, new Uint16(), Uint16Array, 0, Math.min(names.length, 2 ** 16) - 1);
}

type SmallArray = Int8Array | Int16Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

function encodeSmallInteger(
  field: CellField,
  type: DataType,
  ArrayType: new (length: number) => SmallArray,
  min: number,
  max: number,
): Column {
  const values = new ArrayType(field.values.length);
  const write = (row: number, cell: Cell): boolean => {
    if (typeof cell !== 'number' || !Number.isInteger(cell) || cell < min || cell > max) return false;
    values[row] = cell;
    return true;
  };
  return { type, values, ...fillColumn(field, write, `a whole number from ${min} to ${max}`) };
}

function encodeBigInteger(
  field: CellField,
  type: DataType,
  ArrayType: new (length: number) => BigInt64Array | BigUint64Array,
  min: bigint,
  max: bigint,
): Column {
  if (field.values instanceof ArrayType) return { type, values: field.values, count: 0, bitmap: undefined };
  const values = new ArrayType(field.values.length);
  // Making a bigint of each number would cost more than everything else here. Arrow is little-endian, and so is Node.
  const halves = new Int32Array(values.buffer);
  const write = (row: number, cell: Cell): boolean => {
    if (typeof cell === 'bigint') {
      values[row] = cell;
      return cell >= min && cell <= max;
    }
    if (!Number.isSafeInteger(cell) || (min === 0n && (cell as number) < 0)) return false;
    halves[2 * row] = cell as number;
    halves[2 * row + 1] = Math.floor((cell as number) / 2 ** 32);
    return true;
  };
  return { type, values, ...fillColumn(field, write, `a bigint or safe integer from ${min} to ${max}`) };
}

function encodeFloat(
  field: CellField,
  type: DataType,
  ArrayType: new (length: number) => Float32Array | Float64Array,
): Column {
  if (field.values instanceof ArrayType) return { type, values: field.values, count: 0, bitmap: undefined };
  const values = new ArrayType(field.values.length);
  const write = (row: number, cell: Cell): boolean => {
    if (typeof cell !== 'number') return false;
    values[row] = cell;
    // A finite number that float32 can only hold as infinity is out of range.
    return Number.isFinite(values[row]) || !Number.isFinite(cell);
  };
  return { type, values, ...fillColumn(field, write, 'a number in range') };
}
