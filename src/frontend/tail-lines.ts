import { createDataFrame, type DataFrame, type DataFrameJSON, dataFrameFromJSON, type Field } from '@grafana/data';

/** Lines kept on the page; Grafana draws them all. */
const MOST_LINES = 1000;

/** The lines of one live tail so far. A stream that starts anew repeats some, so each is taken once, by its id. */
export class TailLines {
  #fields: Field[] = [];

  constructor(private readonly refId: string) {}

  /** All lines with those of a packet added. */
  add(packet: DataFrameJSON): DataFrame {
    const frame = dataFrameFromJSON(packet);
    const known = new Set(idsOf(this.#fields));
    const fresh = idsOf(frame.fields).flatMap((id, row) => (known.has(id) ? [] : [row]));
    const names = [...new Set([...this.#fields, ...frame.fields].map(({ name }) => name))];
    const before = this.#fields[0]?.values.length ?? 0;
    this.#fields = names.map((name) => {
      const old = this.#fields.find((field) => field.name === name);
      const added = frame.fields.find((field) => field.name === name);
      const values = [
        ...(old?.values ?? Array<undefined>(before).fill(undefined)),
        ...fresh.map((row): unknown => added?.values[row]),
      ];
      return { ...(added ?? old)!, values: values.slice(-MOST_LINES), state: null };
    });
    return this.frame(frame.meta);
  }

  frame(meta?: DataFrame['meta']): DataFrame {
    return createDataFrame({ refId: this.refId, fields: this.#fields, ...(meta ? { meta } : {}) });
  }
}

function idsOf(fields: readonly Field[]): unknown[] {
  return fields.find(({ name }) => name === 'id')?.values ?? [];
}
