/** One text per topic, written in the transaction of its records: how far a writer has come, true after a kill as well. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteText } from '../escape';

const MARKS = '"__marks__"';

export async function createMarks(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE TABLE IF NOT EXISTS ${MARKS} (table_name VARCHAR, mark VARCHAR)`);
}

export async function writeMark(connection: DuckDBConnection, table: string, mark: string): Promise<void> {
  await connection.run(`DELETE FROM ${MARKS} WHERE table_name = ${quoteText(table)}`);
  await connection.run(`INSERT INTO ${MARKS} VALUES (${quoteText(table)}, ${quoteText(mark)})`);
}

export async function readMark(connection: DuckDBConnection, table: string): Promise<string | undefined> {
  const reader = await connection.runAndReadAll(`SELECT mark FROM ${MARKS} WHERE table_name = ${quoteText(table)}`);
  const cell = reader.getRows()[0]?.[0];
  return cell === undefined ? undefined : String(cell);
}

export async function deleteMark(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(`DELETE FROM ${MARKS} WHERE table_name = ${quoteText(table)}`);
}

/** A topic's mark stays with it when it goes on in another table. */
export async function moveMark(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  await connection.run(`UPDATE ${MARKS} SET table_name = ${quoteText(to)} WHERE table_name = ${quoteText(from)}`);
}
