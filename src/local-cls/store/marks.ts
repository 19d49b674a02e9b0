/**
 * One text per topic and writer, written in the transaction of the records: how far the writer has come, true after a
 * kill as well.
 */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteText } from '../escape';

const MARKS = '"__marks__"';

export interface WriterMark {
  writer: string;
  text: string;
}

export async function createMarks(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE TABLE IF NOT EXISTS ${MARKS} (table_name VARCHAR, mark VARCHAR)`);
  await connection.run(`ALTER TABLE ${MARKS} ADD COLUMN IF NOT EXISTS writer VARCHAR DEFAULT ''`);
}

export async function writeMark(
  connection: DuckDBConnection,
  table: string,
  { writer, text }: WriterMark,
): Promise<void> {
  await connection.run(`DELETE FROM ${MARKS} WHERE ${own(table, writer)}`);
  await connection.run(`INSERT INTO ${MARKS} VALUES (${[table, text, writer].map(quoteText).join(', ')})`);
}

export async function readMark(
  connection: DuckDBConnection,
  table: string,
  writer: string,
): Promise<string | undefined> {
  const reader = await connection.runAndReadAll(`SELECT mark FROM ${MARKS} WHERE ${own(table, writer)}`);
  const cell = reader.getRows()[0]?.[0];
  return cell === undefined ? undefined : String(cell);
}

export async function deleteMarks(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(`DELETE FROM ${MARKS} WHERE table_name = ${quoteText(table)}`);
}

/** A topic's marks stay with it when it goes on in another table. */
export async function moveMarks(connection: DuckDBConnection, from: string, to: string): Promise<void> {
  await connection.run(`UPDATE ${MARKS} SET table_name = ${quoteText(to)} WHERE table_name = ${quoteText(from)}`);
}

const own = (table: string, writer: string): string =>
  `table_name = ${quoteText(table)} AND writer = ${quoteText(writer)}`;
