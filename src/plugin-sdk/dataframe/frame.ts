/**
 * Data frames as plain objects: what a handler returns and `encodeFrame` writes.
 *
 * Only what survives Grafana's Go decoder is offered here; unknown keys would be lost silently.
 */
import type { TextColumn } from './text-column';

/** Column types Grafana's Arrow reader accepts. `time` is nanoseconds since the epoch on the wire. */
export type FieldType =
  | 'time'
  | 'string'
  | 'boolean'
  | 'json'
  | 'enum'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64';

/**
 * One cell. `time`: a number is milliseconds, a bigint is nanoseconds. `int64`/`uint64`: a bigint or a safe
 * integer. `json`: any JSON value. `enum`: an index into `config.type.enum.text`.
 */
export type Cell = string | number | bigint | boolean | object | null;

/** Leads to an address, or to Explore with a question. Grafana fills variables such as `${__value.raw}` in. */
export type DataLink = { title: string; targetBlank?: boolean } & ({ url: string } | { internal: InternalLink });

/** The time range of an internal link does not survive the decoder. */
export interface InternalLink {
  query: object;
  datasourceUid: string;
  datasourceName: string;
}

/** Shows other texts and colours for single values, which stay what they are. */
export interface ValueMapping {
  type: 'value';
  options: Record<string, { text: string; color?: string; index: number }>;
}

/** Grafana's field configuration, restricted to the keys its decoder keeps. Times are milliseconds. */
export interface FieldConfig {
  displayName?: string;
  displayNameFromDS?: string;
  description?: string;
  filterable?: boolean;
  unit?: string;
  decimals?: number;
  min?: number;
  max?: number;
  interval?: number;
  color?: { mode: string; fixedColor?: string };
  links?: DataLink[];
  mappings?: ValueMapping[];
  noValue?: string;
  type?: { enum?: { text: string[]; color?: string[] } };
  custom?: Record<string, unknown>;
}

export interface CellField {
  name: string;
  type: FieldType;
  values: readonly Cell[] | Float64Array | BigInt64Array;
  labels?: Record<string, string>;
  config?: FieldConfig;
}

/** A string field whose texts are bytes already. */
export interface TextField extends Omit<CellField, 'type' | 'values'> {
  type: 'string';
  values: TextColumn;
}

export type Field = CellField | TextField;

export interface Notice {
  severity: 'info' | 'warning' | 'error';
  text: string;
  link?: string;
}

export interface Stat {
  displayName: string;
  value: number;
  unit?: string;
}

export interface FrameMeta {
  type?:
    'timeseries-multi' | 'timeseries-wide' | 'numeric-multi' | 'numeric-wide' | 'numeric-long' | 'log-lines' | 'table';
  typeVersion?: [number, number];
  dataTopic?: 'annotations';
  preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'nodeGraph';
  executedQueryString?: string;
  notices?: Notice[];
  stats?: Stat[];
  uniqueRowIdFields?: number[];
  custom?: Record<string, unknown>;
}

export interface Frame {
  name?: string;
  refId?: string;
  fields: Field[];
  meta?: FrameMeta;
}

/** A frame as it is read back. */
export interface DecodedFrame extends Frame {
  fields: CellField[];
}
