import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { TIME, type TopicRecord } from '../store/topic-record';

/** Records by the start of their interval; intervals begin at multiples of their length, counted from 1970 UTC. */
export async function countByInterval(
  topic: TopicRecord,
  condition: string,
  intervalMs: number,
  connection: DuckDBConnection,
): Promise<Map<number, number>> {
  const time = quoteName(TIME);
  const reader = await connection.runAndReadAll(
    `SELECT ${time} - ${time} % ${intervalMs}, count(*) FROM ${quoteName(topic.table)}
     WHERE ${condition} GROUP BY 1`,
  );
  return new Map(reader.getRows().map(([start, count]) => [Number(start), Number(count)]));
}

export async function countMatching(
  topic: TopicRecord,
  condition: string,
  connection: DuckDBConnection,
): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${quoteName(topic.table)} WHERE ${condition}`);
  return Number(reader.getRows()[0]![0]);
}
