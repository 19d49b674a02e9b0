/** The table of topics: definitions, and the traits of their columns as of the last commit. */
import { createHash } from 'node:crypto';
import { type DuckDBConnection } from '@duckdb/node-api';
import { type IndexRule } from '#cls';
import { quoteName, quoteText } from '../escape';
import { columnType } from './batch-chunks';
import { columnsOfIndex, isText } from './topic-columns';
import { type TextTraits } from './text-traits';
import { EXTRA, SEQUENCE, TIME, type NewTopic, type TopicColumn, type TopicRecord } from './topic-record';

const CATALOG = '"__topics__"';

export async function loadTopics(connection: DuckDBConnection): Promise<TopicRecord[]> {
  await connection.run(`CREATE TABLE IF NOT EXISTS ${CATALOG} (region VARCHAR, topic_id VARCHAR, name VARCHAR,
    logset VARCHAR, index_rule VARCHAR, retention_days INTEGER, created_ms DOUBLE, table_name VARCHAR, traits VARCHAR)`);
  const reader = await connection.runAndReadAll(`SELECT * FROM ${CATALOG} ORDER BY created_ms, table_name`);
  return reader.getRowObjects().map((row) => {
    const index = JSON.parse(String(row['index_rule'])) as IndexRule;
    const traits = JSON.parse(String(row['traits'])) as Record<string, TextTraits>;
    const logset = String(row['logset']);
    return {
      region: String(row['region']),
      topicId: String(row['topic_id']),
      name: String(row['name']),
      logset,
      logsetId: logsetId(String(row['region']), logset),
      index,
      retentionDays: row['retention_days'] as number | null,
      createdMs: Number(row['created_ms']),
      table: String(row['table_name']),
      columns: columnsOfIndex(index, traits),
    };
  });
}

/** Makes the table of a topic and its line in the catalog. `number` is not used by any other topic. */
export async function insertTopic(
  connection: DuckDBConnection,
  topic: NewTopic,
  number: number,
  createdMs: number,
): Promise<TopicRecord> {
  const columns = columnsOfIndex(topic.index);
  const table = `topic_${number}`;
  const definitions = [
    `${quoteName(TIME)} BIGINT`,
    `${quoteName(SEQUENCE)} BIGINT`,
    ...columns.map((column) => `${quoteName(column.key)} ${columnType(column)}`),
    `${quoteName(EXTRA)} VARCHAR`,
  ];
  const texts = [topic.region, topic.topicId, topic.name, topic.logset, JSON.stringify(topic.index)].map(quoteText);
  await connection.run(`BEGIN; CREATE TABLE ${quoteName(table)} (${definitions.join(', ')});
    INSERT INTO ${CATALOG} VALUES (${texts.join(', ')}, ${topic.retentionDays ?? 'NULL'}, ${createdMs},
      ${quoteText(table)}, '{}'); COMMIT`);
  return { ...topic, logsetId: logsetId(topic.region, topic.logset), createdMs, table, columns };
}

export async function updateTraits(
  connection: DuckDBConnection,
  topic: TopicRecord,
  columns: readonly TopicColumn[],
): Promise<void> {
  const traits = Object.fromEntries(columns.filter(isText).map((column) => [column.key, column.traits]));
  await connection.run(
    `UPDATE ${CATALOG} SET traits = ${quoteText(JSON.stringify(traits))} WHERE table_name = ${quoteText(topic.table)}`,
  );
}

/** A log set has one id in its region, in the form of a UUID. */
function logsetId(region: string, logset: string): string {
  const hex = createHash('sha256').update(`${region}/${logset}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
