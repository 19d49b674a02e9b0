import type { Cell, CellField, FieldConfig, DecodedFrame, FieldType, FrameMeta } from './frame';

/** A frame as Grafana's server sends it to the browser. Times are milliseconds, `nanos` the rest below one. */
export interface FrameJson {
  schema: { name?: string; refId?: string; meta?: FrameMeta; fields: FieldSchema[] };
  data: {
    values: JsonValue[][];
    /** Rows whose number JSON cannot hold; their value is null. One entry a field, null where there are none. */
    entities?: (Entities | null)[];
    nanos?: (number[] | null)[];
  };
}

export interface FieldSchema {
  name?: string;
  type: 'time' | 'number' | 'boolean' | 'string' | 'enum' | 'other';
  typeInfo: { frame: string; nullable?: true };
  labels?: Record<string, string>;
  config?: FieldConfig;
}

export interface Entities {
  NaN?: number[];
  Inf?: number[];
  NegInf?: number[];
}

type JsonValue = string | number | boolean | object | null;

/** Browser type and Go type of each column type; numbers keep their own name in Go. */
const TYPE_NAMES: Partial<Record<FieldType, [FieldSchema['type'], string]>> = {
  time: ['time', 'time.Time'],
  string: ['string', 'string'],
  boolean: ['boolean', 'bool'],
  json: ['other', 'json.RawMessage'],
  enum: ['enum', 'enum'],
};

export function toFrameJson(frame: DecodedFrame): FrameJson {
  const entities = frame.fields.map(findEntities);
  const nanos = frame.fields.map(findNanos);
  return {
    schema: {
      ...(frame.name ? { name: frame.name } : {}),
      ...(frame.refId ? { refId: frame.refId } : {}),
      ...(frame.meta ? { meta: frame.meta } : {}),
      fields: frame.fields.map(toFieldSchema),
    },
    data: {
      values: frame.fields.map((field) =>
        Array.from<Cell, JsonValue>(field.values, (cell) => toJsonValue(field.type, cell)),
      ),
      ...(entities.some(Boolean) ? { entities } : {}),
      ...(nanos.some(Boolean) ? { nanos } : {}),
    },
  };
}

function toFieldSchema(field: CellField): FieldSchema {
  const [type, frame] = TYPE_NAMES[field.type] ?? ['number', field.type];
  const nullable = Array.prototype.includes.call(field.values, null);
  return {
    ...(field.name ? { name: field.name } : {}),
    type,
    typeInfo: nullable ? { frame, nullable } : { frame },
    ...(field.labels ? { labels: field.labels } : {}),
    ...(field.config ? { config: field.config } : {}),
  };
}

function toJsonValue(type: FieldType, cell: Cell): JsonValue {
  if (typeof cell === 'bigint') return type === 'time' ? Number(cell - belowMillisecond(cell)) / 1e6 : Number(cell);
  return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
}

function findNanos(field: CellField): number[] | null {
  if (field.type !== 'time') return null;
  const nanos = Array.from<Cell, number>(field.values, (cell) =>
    typeof cell === 'bigint' ? Number(belowMillisecond(cell)) : 0,
  );
  return nanos.some((value) => value !== 0) ? nanos : null;
}

/** Never negative: the millisecond is rounded down, also before 1970. */
function belowMillisecond(nanos: bigint): bigint {
  return ((nanos % 1_000_000n) + 1_000_000n) % 1_000_000n;
}

function findEntities(field: CellField): Entities | null {
  const found: Entities = {};
  field.values.forEach((cell: Cell, row: number) => {
    if (typeof cell !== 'number' || Number.isFinite(cell)) return;
    const kind = Number.isNaN(cell) ? 'NaN' : cell > 0 ? 'Inf' : 'NegInf';
    (found[kind] ??= []).push(row);
  });
  return Object.keys(found).length > 0 ? found : null;
}
