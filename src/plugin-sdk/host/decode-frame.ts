import { type Field as ArrowField, RecordBatchReader, type Vector } from 'apache-arrow';
import type { Cell, CellField, DecodedFrame, FieldType, Frame } from '../dataframe/frame';
import { FrameError } from '../dataframe/frame-error';

/** Arrow's names of the types a frame may hold. An enum is a Uint16 that says so in its metadata. */
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  'Timestamp<NANOSECOND>': 'time',
  Utf8: 'string',
  Bool: 'boolean',
  Binary: 'json',
  Int8: 'int8',
  Int16: 'int16',
  Int32: 'int32',
  Int64: 'int64',
  Uint8: 'uint8',
  Uint16: 'uint16',
  Uint32: 'uint32',
  Uint64: 'uint64',
  Float32: 'float32',
  Float64: 'float64',
};

/**
 * Reads what `encodeFrame` wrote. Times are milliseconds where that is exact, else nanoseconds as bigint; 64-bit
 * integers are numbers where those are safe, else bigints.
 */
export function decodeFrame(bytes: Uint8Array): DecodedFrame {
  const reader = RecordBatchReader.from(bytes).open();
  const { metadata, fields } = reader.schema;
  const batches = [...reader];
  const meta = metadata.get('meta');
  return {
    ...pick('name', metadata),
    ...pick('refId', metadata),
    ...(meta === undefined ? {} : { meta: JSON.parse(meta) as Frame['meta'] }),
    fields: fields.map((field, index) =>
      decodeField(
        field,
        batches.flatMap((batch) => batch.getChildAt(index) ?? []),
      ),
    ),
  };
}

function pick<K extends string>(key: K, metadata: Map<string, string>): { [name in K]?: string } {
  const value = metadata.get(key);
  return value === undefined ? {} : ({ [key]: value } as { [name in K]: string });
}

function decodeField(field: ArrowField, vectors: Vector[]): CellField {
  const type = field.metadata.get('tstype') === 'enum' ? 'enum' : FIELD_TYPES[String(field.type)];
  if (!type) throw new FrameError(`Field "${field.name}" has the type ${field.type}, which Grafana does not read.`);
  const labels = field.metadata.get('labels');
  const config = field.metadata.get('config');
  return {
    // An empty name is not written and comes back as null, against the declared type.
    name: field.name || '',
    type,
    values: vectors.flatMap((vector) => decodeCells(type, vector)),
    ...(labels === undefined ? {} : { labels: JSON.parse(labels) as CellField['labels'] }),
    ...(config === undefined ? {} : { config: JSON.parse(config) as CellField['config'] }),
  };
}

function decodeCells(type: FieldType, vector: Vector): Cell[] {
  const cells: Cell[] = [];
  for (const chunk of vector.data) {
    for (let row = 0; row < chunk.length; row++) {
      if (!chunk.getValid(row)) cells.push(null);
      // The library would give a time as milliseconds in a double.
      else if (type === 'time') cells.push(decodeTime(chunk.values[row] as bigint));
      else cells.push(decodeCell(type, vector.get(cells.length)));
    }
  }
  return cells;
}

function decodeTime(nanos: bigint): number | bigint {
  return nanos % 1_000_000n === 0n ? Number(nanos / 1_000_000n) : nanos;
}

function decodeCell(type: FieldType, value: Cell): Cell {
  if (type === 'json') return JSON.parse(new TextDecoder().decode(value as Uint8Array)) as Cell;
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
