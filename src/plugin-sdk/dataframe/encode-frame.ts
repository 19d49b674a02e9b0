import {
  BufferType,
  Data,
  Field as ArrowField,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
} from 'apache-arrow';
import { type Column, encodeColumn } from './encode-column';
import type { Field, FieldType, Frame } from './frame';
import { FrameError } from './frame-error';

/** How Grafana's own writer names the types; the host reads it back for enums only. */
const TS_TYPES: Partial<Record<FieldType, string>> = {
  time: 'time',
  string: 'string',
  boolean: 'boolean',
  json: 'other',
  enum: 'enum',
};

/**
 * A frame as one Arrow IPC file, the only form every Grafana reads. Buffers are filled directly: the library's own
 * builders are several times slower and cannot write exact nanoseconds. Throws FrameError for a frame that the host
 * would refuse or change.
 */
export function encodeFrame(frame: Frame): Uint8Array {
  const length = frame.fields[0]?.values.length ?? 0;
  const columns = frame.fields.map((field) => {
    if (field.values.length === length) return encodeColumn(field);
    const first = frame.fields[0]?.name;
    const lengths = `${field.values.length} rows, but "${first}" has ${length}`;
    throw new FrameError(`Field "${field.name}" has ${lengths}.`);
  });
  const fields = frame.fields.map(
    (field, index) => new ArrowField(field.name, columns[index].type, columns[index].count > 0, fieldMetadata(field)),
  );
  const schema = new Schema(fields, frameMetadata(frame));
  const children = columns.map((column) => toArrowData(column, length));
  const rows = makeData({ type: new Struct(fields), length, nullCount: 0, children });
  return RecordBatchFileWriter.writeAll([toBatch(schema, rows)]).toUint8Array(true);
}

/**
 * The library merges fields of one name, and the series of a wide frame share theirs: while the batch is made its
 * fields are named by position.
 */
function toBatch(schema: Schema, rows: Data<Struct>): RecordBatch {
  const byPosition = schema.fields.map((field, index) => new ArrowField(String(index), field.type, field.nullable));
  return Object.assign(new RecordBatch(new Schema(byPosition), rows), { schema });
}

function toArrowData(column: Column, length: number): Data {
  return new Data(column.type, 0, length, column.count, {
    [BufferType.DATA]: column.values,
    [BufferType.OFFSET]: column.offsets,
    [BufferType.VALIDITY]: column.bitmap,
  });
}

function frameMetadata(frame: Frame): Map<string, string> {
  const metadata = new Map<string, string>();
  if (frame.name) metadata.set('name', frame.name);
  if (frame.refId) metadata.set('refId', frame.refId);
  if (frame.meta) metadata.set('meta', JSON.stringify(frame.meta));
  return metadata;
}

function fieldMetadata(field: Field): Map<string, string> {
  const metadata = new Map([['tstype', TS_TYPES[field.type] ?? 'number']]);
  if (field.labels) metadata.set('labels', JSON.stringify(field.labels));
  if (field.config) metadata.set('config', JSON.stringify(field.config));
  return metadata;
}
