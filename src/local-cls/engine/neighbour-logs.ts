/** Records that arrived just before and just after another one. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { SEQUENCE, type TopicRecord } from '../store/topic-record';
import { logColumns, type StoredLog, storedLog } from './stored-log';

export interface NeighbourSearch {
  topic: TopicRecord;
  condition: string;
  sequence: number;
  side: 'before' | 'after';
  limit: number;
}

/** In order of arrival; `over` when nothing lies beyond them on that side. */
export async function neighbourLogs(
  { topic, condition, sequence, side, limit }: NeighbourSearch,
  connection: DuckDBConnection,
): Promise<{ logs: StoredLog[]; over: boolean }> {
  const [sign, direction] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC'];
  const order = quoteName(SEQUENCE);
  const reader = await connection.runAndReadAll(
    `SELECT ${logColumns(topic)} FROM ${quoteName(topic.table)} WHERE ${condition} AND ${order} ${sign} ${sequence}
     ORDER BY ${order} ${direction} LIMIT ${limit + 1}`,
  );
  const rows = reader.getRows();
  const logs = rows.slice(0, limit).map((row) => storedLog(row, topic));
  return { logs: side === 'before' ? logs.reverse() : logs, over: rows.length <= limit };
}

/** The record with this number. */
export async function logAt(
  topic: TopicRecord,
  condition: string,
  sequence: number,
  connection: DuckDBConnection,
): Promise<StoredLog | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT ${logColumns(topic)} FROM ${quoteName(topic.table)}
     WHERE ${condition} AND ${quoteName(SEQUENCE)} = ${sequence}`,
  );
  const row = reader.getRows()[0];
  return row && storedLog(row, topic);
}
