/** What to write instead, behind Presto's words for a name that stands for no column. Empty when nobody can tell. */
import { same, type Relation } from './scope';

/** `column` is the name that was not found, `byte` its place in the statement. */
export function columnHint(sql: string, column: readonly string[], byte: number, tables: readonly Relation[]): string {
  const name = column.join('.');
  const place = Buffer.from(sql).subarray(0, byte).toString().length;
  const written = unquotedKey(sql, name, place, keysOf(tables));
  if (written !== undefined) {
    return `; write "${written}" in double quotes`;
  }
  const without = tables.flatMap((table) => table.withoutStatistics ?? []).find((key) => same(key, column.at(-1)!));
  if (without !== undefined) {
    return `; the field ${without} has no statistics: switch them on in the index (SqlFlag), for the logs from then on`;
  }
  return column.length === 1 && isComparedText(sql, place)
    ? `; double quotes are for names, a text is written in single quotes: '${name}'`
    : '';
}

function keysOf(tables: readonly Relation[]): string[] {
  return tables.flatMap((table) => [...table.columns.map(({ name }) => name), ...(table.withoutStatistics ?? [])]);
}

/** The key that is read as a difference (`region-id`) or as a table's column (`__TAG__.pod`) without quotes. */
function unquotedKey(sql: string, name: string, place: number, keys: readonly string[]): string | undefined {
  const difference = [...sql.matchAll(/[A-Za-z_]\w*(?:-\w+)+/g)].find(
    ({ index, 0: text }) => index <= place && place < index + text.length,
  )?.[0];
  return keys.find((key) => (difference !== undefined && same(key, difference)) || (/\W/.test(key) && same(key, name)));
}

function isComparedText(sql: string, place: number): boolean {
  return sql[place] === '"' && /(?:[=<>]|\blike|\bin\s*\()\s*$/i.test(sql.slice(0, place));
}
