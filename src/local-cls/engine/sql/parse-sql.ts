import { type DuckDBConnection } from '@duckdb/node-api';
import { syntaxErrorAt } from './position';
import { refuseSpellings } from './refused-spellings';
import { readTree, type SqlNode, writeTree } from './tree';

interface Parsed {
  error: boolean;
  error_message?: string;
  position?: string;
  statements?: { node: SqlNode }[];
}

/** Reads one SELECT into the engine's tree. Throws `ClsFailure` with line and column. */
export async function parseSql(sql: string, connection: DuckDBConnection): Promise<SqlNode> {
  if (sql.includes('\u0000')) {
    throw syntaxErrorAt(sql, 0, 'the statement holds a NUL character');
  }
  refuseSpellings(sql);
  const reader = await connection.runAndReadAll(
    'SELECT json_serialize_sql($sql::VARCHAR, skip_default := true, skip_empty := true, skip_null := true)',
    { sql },
  );
  const parsed = readTree(String(reader.getRows()[0]![0])) as Parsed;
  const [statement, second] = parsed.statements ?? [];
  if (parsed.error || statement === undefined || second !== undefined) {
    throw syntaxErrorAt(sql, Number(parsed.position ?? 0), parsed.error_message ?? 'exactly one SELECT is expected');
  }
  return statement.node;
}

/** The text of a tree, in the engine's spelling. */
export async function printSql(node: SqlNode, connection: DuckDBConnection): Promise<string> {
  const json = writeTree({ error: false, statements: [{ node }] });
  const reader = await connection.runAndReadAll('SELECT json_deserialize_sql($json::JSON)', { json });
  return String(reader.getRows()[0]![0]);
}
