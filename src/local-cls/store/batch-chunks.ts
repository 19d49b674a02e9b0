/** Turns a batch into the engine's column chunks. */
import { BIGINT, DuckDBDataChunk, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { columnType } from './column-type';
import { toDouble, toLong, toText } from './convert-cell';
import { type LogBatch } from './log-batch';
import { isText } from './topic-columns';
import { FILENAME, SOURCE, TAG_PREFIX, type TopicColumn } from './topic-record';
import { type TraitsWatch } from './text-traits';

/** The engine's vector size: a chunk may not be longer. */
const CHUNK_ROWS = 2048;

/** Chunks of (time, sequence, fields ..., extra, source, file, tags); `watches` see every text value on the way. */
export function* batchChunks(
  batch: LogBatch,
  columns: readonly TopicColumn[],
  watches: ReadonlyMap<string, TraitsWatch>,
  firstSequence: number,
): Generator<DuckDBDataChunk> {
  const types: DuckDBType[] = [BIGINT, BIGINT, ...columns.map(({ type }) => columnType(type))];
  types.push(VARCHAR, VARCHAR, VARCHAR, VARCHAR);
  for (let from = 0; from < batch.timesMs.length; from += CHUNK_ROWS) {
    const to = Math.min(from + CHUNK_ROWS, batch.timesMs.length);
    const extras = new Objects(to - from);
    const tags = new Objects(to - from);
    const values: DuckDBValue[][] = [
      batch.timesMs.slice(from, to).map(BigInt),
      Array.from({ length: to - from }, (_, row) => BigInt(firstSequence + (batch.places?.[from + row] ?? from + row))),
      ...columns.map((column) => fieldValues(batch, column, from, to, extras, watches.get(column.key))),
    ];
    addUnknownKeys(batch, columns, from, to, extras, tags);
    const senders = [SOURCE, FILENAME].map((key) => textValues(batch, key, from, to));
    const chunk = DuckDBDataChunk.create(types, to - from);
    chunk.setColumns([...values, extras.texts(), ...senders, tags.texts()]);
    yield chunk;
  }
}

function fieldValues(
  batch: LogBatch,
  column: TopicColumn,
  from: number,
  to: number,
  extras: Objects,
  watch: TraitsWatch | undefined,
): DuckDBValue[] {
  const cells = batch.columns[batch.keys.indexOf(column.key)];
  const values = new Array<DuckDBValue>(to - from).fill(null);
  if (cells === undefined) {
    return values;
  }
  const convert = column.type === 'long' ? toLong : column.type === 'double' ? toDouble : toText;
  const textColumn = isText(column);
  for (let row = from; row < to; row++) {
    const cell = cells[row] ?? null;
    if (cell === null) {
      continue;
    }
    if (textColumn && typeof cell === 'string') {
      watch?.look(cell);
      values[row - from] = cell;
      continue;
    }
    const { value, extra } = convert(cell);
    values[row - from] = value;
    if (extra !== undefined) {
      extras.add(row - from, column.key, extra);
    }
  }
  return values;
}

function textValues(batch: LogBatch, key: string, from: number, to: number): DuckDBValue[] {
  const cells = batch.columns[batch.keys.indexOf(key)];
  return Array.from({ length: to - from }, (_, row) => cells?.[from + row] ?? null);
}

function addUnknownKeys(
  batch: LogBatch,
  columns: readonly TopicColumn[],
  from: number,
  to: number,
  extras: Objects,
  tags: Objects,
) {
  const known = new Set([SOURCE, FILENAME, ...columns.map((column) => column.key)]);
  batch.keys.forEach((key, index) => {
    const cells = known.has(key) ? undefined : batch.columns[index];
    const objects = key.startsWith(TAG_PREFIX) ? tags : extras;
    for (let row = from; cells !== undefined && row < to; row++) {
      const cell = cells[row] ?? null;
      if (cell !== null) {
        objects.add(row - from, key, cell);
      }
    }
  });
}

/** One object a row of a chunk, for its `__EXTRA__` and `__TAGS__` columns. */
class Objects {
  readonly #rows: (Map<string, string> | undefined)[];

  constructor(length: number) {
    this.#rows = new Array<Map<string, string> | undefined>(length).fill(undefined);
  }

  add(row: number, key: string, cell: string | number | null): void {
    const entries = (this.#rows[row] ??= new Map<string, string>());
    entries.set(key, String(cell));
  }

  texts(): (string | null)[] {
    return this.#rows.map((row) => (row === undefined ? null : JSON.stringify(Object.fromEntries(row))));
  }
}
