/** Lines become records within the engine: one INSERT takes them apart, many times faster than cell by cell. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { quoteName, quoteText } from '../escape';
import { type LineBatch } from './log-batch';
import { FILENAME, type IndexVersion, SOURCE, type TopicColumn } from './topic-record';

/**
 * Puts the lines into a version's table; part of the caller's transaction. One part a statement: several at once on
 * threads of their own wait for each other where row groups are compressed.
 */
export async function appendLines(
  writer: DuckDBConnection,
  version: IndexVersion,
  lines: LineBatch,
  firstSequence: number,
): Promise<void> {
  const select = selectOf(version.columns, lines);
  const [wordEnd, lineEnd] = [lines.wordEnd, lines.lineEnd].map(quoteText);
  let sequence = firstSequence;
  for (const { count, text } of lines.parts) {
    const numbers = `unnest(range(${sequence}, ${sequence + count + 1})) AS sequence`;
    sequence += count;
    await writer.run(
      `INSERT INTO ${quoteName(version.table)}
        SELECT ${select} FROM (SELECT line, sequence, string_split(line, ${wordEnd}) AS words
          FROM (SELECT unnest(string_split($1, ${lineEnd})) AS line, ${numbers}) WHERE line <> '')`,
      [text],
    );
  }
}

/** The columns of a table in their order, from `words` and `sequence`. */
function selectOf(columns: readonly TopicColumn[], { keys, time, wordEnd }: LineBatch): string {
  const wordOf = (key: string): string => `words[${keys.indexOf(key) + 1}]`;
  const wordOrNull = (key: string): string => (keys.includes(key) ? wordOf(key) : 'NULL');
  return [
    `CAST(${wordOf(time.key)} AS BIGINT) * ${time.unitMs}`,
    'sequence',
    ...columns.map((column) => (keys.includes(column.key) ? valueOf(column, wordOf(column.key)) : 'NULL')),
    extraOf(columns, keys, wordOf, wordEnd),
    wordOrNull(SOURCE),
    wordOrNull(FILENAME),
    'NULL',
  ].join(', ');
}

function valueOf({ type }: TopicColumn, word: string): string {
  return type === 'long' ? `TRY_CAST(${word} AS BIGINT)` : type === 'double' ? `TRY_CAST(${word} AS DOUBLE)` : word;
}

/** `__EXTRA__` as cells would fill it: keys without a column, and `-` where the column takes numbers. */
function extraOf(
  columns: readonly TopicColumn[],
  keys: readonly string[],
  wordOf: (key: string) => string,
  wordEnd: string,
): string {
  const numbers = columns.filter(({ key, type }) => (type === 'long' || type === 'double') && keys.includes(key));
  const others = keys.filter((key) => !key.startsWith('_') && !columns.some((column) => column.key === key));
  const members = [
    ...numbers.map(({ key }) => `${quoteText(key)}, CASE WHEN ${wordOf(key)} = '-' THEN '-' END`),
    ...others.map((key) => `${quoteText(key)}, ${wordOf(key)}`),
  ];
  if (members.length === 0) {
    return 'NULL';
  }
  // Merging drops the members that are null.
  const object = `nullif(CAST(json_merge_patch('{}', json_object(${members.join(', ')})) AS VARCHAR), '{}')`;
  if (others.length > 0) {
    return object;
  }
  const [inside, first, last] = [`${wordEnd}-${wordEnd}`, `-${wordEnd}`, `${wordEnd}-`].map(quoteText);
  const mayHaveSome = `contains(line, ${inside}) OR starts_with(line, ${first}) OR suffix(line, ${last})`;
  return `CASE WHEN ${mayHaveSome} THEN ${object} END`;
}
