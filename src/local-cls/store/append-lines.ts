/** Lines become records within the engine: one INSERT takes them apart, many times faster than cell by cell. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName, quoteText } from '../escape';
import { type LineBatch } from './log-batch';
import { type IndexVersion, type TopicColumn } from './topic-record';

/** Puts the lines into a version's table; part of the caller's transaction. */
export async function appendLines(
  writer: DuckDBConnection,
  version: IndexVersion,
  lines: LineBatch,
  firstSequence: number,
): Promise<void> {
  const wordOf = (key: string): string => `words[${lines.keys.indexOf(key) + 1}]`;
  const list = [
    `CAST(${wordOf(lines.timeKey)} AS BIGINT) * 1000`,
    'sequence',
    ...version.columns.map((column) =>
      lines.keys.includes(column.key) ? valueOf(column, wordOf(column.key)) : 'NULL',
    ),
    extraOf(version.columns, lines.keys, wordOf),
    'NULL, NULL, NULL',
  ].join(', ');
  let sequence = firstSequence;
  for (const { text, count } of lines.parts) {
    const cut = `SELECT unnest(string_split($1, chr(10))) AS line, unnest(range(${sequence}, ${sequence + count + 1})) AS sequence`;
    await writer.run(
      `INSERT INTO ${quoteName(version.table)} SELECT ${list}
       FROM (SELECT line, sequence, string_split(line, ' ') AS words FROM (${cut}) WHERE line <> '')`,
      [text],
    );
    sequence += count;
  }
}

function valueOf({ type }: TopicColumn, word: string): string {
  return type === 'long' ? `TRY_CAST(${word} AS BIGINT)` : type === 'double' ? `TRY_CAST(${word} AS DOUBLE)` : word;
}

/** `__EXTRA__` as cells would fill it: keys without a column, and `-` where the column takes numbers. */
function extraOf(columns: readonly TopicColumn[], keys: readonly string[], wordOf: (key: string) => string): string {
  const numbers = columns.filter(({ key, type }) => (type === 'long' || type === 'double') && keys.includes(key));
  const others = keys.filter((key) => !columns.some((column) => column.key === key));
  const members = [
    ...numbers.map(({ key }) => `${quoteText(key)}, CASE WHEN ${wordOf(key)} = '-' THEN '-' END`),
    ...others.map((key) => `${quoteText(key)}, ${wordOf(key)}`),
  ];
  if (members.length === 0) {
    return 'NULL';
  }
  // Merging drops the members that are null.
  const object = `nullif(CAST(json_merge_patch('{}', json_object(${members.join(', ')})) AS VARCHAR), '{}')`;
  return others.length > 0 ? object : `CASE WHEN contains(line, ' - ') THEN ${object} END`;
}
