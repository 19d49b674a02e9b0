/** The table of log sets. */
import { createHash } from 'node:crypto';
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteText } from '../escape';
import { type LogsetRecord } from './topic-record';

const LOGSETS = '"__logsets__"';

export async function loadLogsets(connection: DuckDBConnection): Promise<LogsetRecord[]> {
  await connection.run(`CREATE TABLE IF NOT EXISTS ${LOGSETS}
    (region VARCHAR, logset_id VARCHAR, name VARCHAR, created_ms DOUBLE, tags VARCHAR)`);
  const reader = await connection.runAndReadAll(`SELECT * FROM ${LOGSETS} ORDER BY created_ms, name`);
  return reader.getRowObjects().map((row) => ({
    region: String(row['region']),
    logsetId: String(row['logset_id']),
    name: String(row['name']),
    createdMs: Number(row['created_ms']),
    tags: JSON.parse(String(row['tags'])) as LogsetRecord['tags'],
  }));
}

/** Writes the log set's line, in place of the one it had. */
export async function writeLogset(connection: DuckDBConnection, logset: LogsetRecord): Promise<void> {
  const { region, logsetId, name, createdMs, tags } = logset;
  await deleteLogsetRow(connection, logsetId);
  const [regionText, id, nameText, tagsText] = [region, logsetId, name, JSON.stringify(tags)].map(quoteText);
  await connection.run(`INSERT INTO ${LOGSETS} VALUES (${regionText}, ${id}, ${nameText}, ${createdMs}, ${tagsText})`);
}

export async function deleteLogsetRow(connection: DuckDBConnection, logsetId: string): Promise<void> {
  await connection.run(`DELETE FROM ${LOGSETS} WHERE logset_id = ${quoteText(logsetId)}`);
}

/** The id of a log set that is made by its name alone: the same in every store, in the form of a UUID. */
export function logsetIdOf(region: string, name: string): string {
  const hex = createHash('sha256').update(`${region}/${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
