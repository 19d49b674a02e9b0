import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { SEQUENCE, TIME, type TopicRecord } from './topic-record';

/** Times of the oldest and the newest record, Unix milliseconds; null when there is none. */
export interface Bounds {
  minMs: number | null;
  maxMs: number | null;
  count: number;
}

export async function boundsOf(connection: DuckDBConnection, { table }: TopicRecord): Promise<Bounds> {
  const time = quoteName(TIME);
  const reader = await connection.runAndReadAll(`SELECT min(${time}), max(${time}), count(*) FROM ${quoteName(table)}`);
  const [minMs, maxMs, count] = reader.getRows()[0]! as [bigint | null, bigint | null, bigint];
  return {
    minMs: minMs === null ? null : Number(minMs),
    maxMs: maxMs === null ? null : Number(maxMs),
    count: Number(count),
  };
}

/** Records with a log time from `fromMs` to `toMs`, both included. */
export async function countBetween(
  connection: DuckDBConnection,
  { table }: TopicRecord,
  fromMs: number,
  toMs: number,
): Promise<number> {
  const range = `${quoteName(TIME)} BETWEEN ${Math.ceil(fromMs)} AND ${Math.floor(toMs)}`;
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${quoteName(table)} WHERE ${range}`);
  return Number(reader.getRows()[0]![0]);
}

/** The number that the next record of a topic gets. */
export async function nextSequence(connection: DuckDBConnection, { table }: TopicRecord): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT max(${quoteName(SEQUENCE)}) FROM ${quoteName(table)}`);
  return Number(reader.getRows()[0]![0] ?? -1n) + 1;
}

export async function isEmpty(connection: DuckDBConnection, table: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(`SELECT 1 FROM ${quoteName(table)} LIMIT 1`);
  return reader.currentRowCount === 0;
}
