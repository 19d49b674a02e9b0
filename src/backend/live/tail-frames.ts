import type { CellField, DecodedFrame, Frame } from '#plugin-sdk';

/** A line of the tail that is no record but about the tail itself. */
export interface TailNote {
  severity: 'warning' | 'error';
  body: string;
  /** Milliseconds; lines are shown in the order of their times. */
  timeMs: number;
}

/** The fields of log lines whose columns are cells, as those of records are. */
export function cellFields({ fields }: Frame): CellField[] {
  return fields.map((field) => {
    if (!Array.isArray(field.values)) {
      throw new Error(`The column ${field.name} of a tail is no list of cells`);
    }
    return field as CellField;
  });
}

/** Some rows of a frame in the order given. */
export function pickRows(fields: readonly CellField[], rows: readonly number[]): DecodedFrame {
  return {
    fields: fields.map((field) => ({ ...field, values: rows.map((row) => field.values[row]!) })),
    meta: { type: 'log-lines', typeVersion: [0, 0], preferredVisualisationType: 'logs' },
  };
}

/** A note as a log line beside the records. */
export function noteFrame({ severity, body, timeMs }: TailNote, id: string): DecodedFrame {
  return pickRows(
    [
      { name: 'timestamp', type: 'time', values: [timeMs] },
      { name: 'body', type: 'string', values: [body] },
      { name: 'severity', type: 'string', values: [severity] },
      { name: 'id', type: 'string', values: [id] },
      { name: 'labels', type: 'json', values: [{}] },
    ],
    [0],
  );
}
