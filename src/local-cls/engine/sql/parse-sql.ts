import { type DuckDBConnection } from '@duckdb/node-api';
import { refuseEngineForms } from './engine-forms';
import { syntaxErrorAt } from './position';
import { preparePresto } from './presto-text';
import { type CastType } from './read-cast-type';
import { refuseSpellings } from './refused-spellings';
import { readTokens, wordOf } from './tokens';
import { readTree, type SqlNode, writeTree } from './tree';

interface Parsed {
  error: boolean;
  error_message?: string;
  position?: string;
  statements?: { node: SqlNode }[];
}

export interface ParsedSql {
  node: SqlNode;
  castTypes: ReadonlyMap<number, CastType>;
}

/**
 * Reads one SELECT into the engine's tree, places being those of the text. Throws `ClsFailure` with line and column.
 * `keys` are those of the topic, for the message.
 */
export async function parseSql(sql: string, connection: DuckDBConnection, keys: readonly string[]): Promise<ParsedSql> {
  const tokens = readTokens(sql);
  refuseSpellings(sql, tokens);
  refuseEngineForms(sql, tokens);
  const { text, castTypes, placeOf } = preparePresto(sql, tokens);
  const reader = await connection.runAndReadAll(
    'SELECT json_serialize_sql($sql::VARCHAR, skip_default := true, skip_empty := true, skip_null := true)',
    { sql: text },
  );
  const parsed = readTree(String(reader.getRows()[0]![0]), placeOf) as Parsed;
  const [statement, second] = parsed.statements ?? [];
  if (parsed.error || statement === undefined || second !== undefined) {
    const place = placeOf(Number(parsed.position ?? 0));
    const reason = parsed.error_message ?? 'exactly one SELECT is expected';
    const word = wordOf(tokens.find(({ byte }) => byte === place));
    const hint = await reservedHint(word, keys, connection);
    const isTooDeep = /^Max expression depth/.test(reason);
    throw syntaxErrorAt(sql, place, isTooDeep ? 'the statement is nested too deeply' : reason + hint);
  }
  return { node: statement.node, castTypes };
}

async function reservedHint(word: string, keys: readonly string[], connection: DuckDBConnection): Promise<string> {
  const key = keys.find((candidate) => candidate.toLowerCase() === word);
  if (key === undefined) {
    return '';
  }
  const reader = await connection.runAndReadAll(
    "FROM duckdb_keywords() WHERE keyword_name = $word AND keyword_category = 'reserved'",
    { word },
  );
  return reader.currentRowCount === 0 ? '' : `; ${key} is a reserved word: write "${key}" in double quotes`;
}

/** The text of a tree, in the engine's spelling. */
export async function printSql(node: SqlNode, connection: DuckDBConnection): Promise<string> {
  const json = writeTree({ error: false, statements: [{ node }] });
  const reader = await connection.runAndReadAll('SELECT json_deserialize_sql($json::JSON)', { json });
  return String(reader.getRows()[0]![0]);
}
