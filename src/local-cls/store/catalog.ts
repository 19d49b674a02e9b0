/** The tables that list topics and their index versions, with the traits of their columns as of the last commit. */
import { type DuckDBConnection } from '@duckdb/node-api';
import { type IndexRule } from '#cls';
import { quoteName, quoteText } from '../escape';
import { columnType } from './column-type';
import { columnsOfIndex, isText } from './topic-columns';
import { type TextTraits } from './text-traits';
import {
  EXTRA,
  FILENAME,
  type IndexSettings,
  type IndexVersion,
  RECOMMENDED_SETTINGS,
  SEQUENCE,
  SOURCE,
  TAGS,
  TIME,
  type TopicRecord,
} from './topic-record';
import { nameColumns, viewOf } from './version-view';

const CATALOG = '"__topics__"';
/** Index versions that are no longer in force. */
const OLDER = '"__older_indexes__"';

const INDEX_COLUMNS = 'table_name VARCHAR, index_rule VARCHAR, settings VARCHAR, traits VARCHAR';

/** A row of the catalog: the topic without what other tables say of it. */
export type CatalogEntry = Omit<TopicRecord, 'logsetId'>;

export async function loadCatalog(connection: DuckDBConnection): Promise<CatalogEntry[]> {
  await connection.run(`CREATE TABLE IF NOT EXISTS ${CATALOG} (region VARCHAR, topic_id VARCHAR, name VARCHAR,
    logset VARCHAR, index_rule VARCHAR, retention_days INTEGER, created_ms DOUBLE, table_name VARCHAR, traits VARCHAR)`);
  for (const column of ['settings VARCHAR', 'details VARCHAR', 'index_modified_ms DOUBLE']) {
    await connection.run(`ALTER TABLE ${CATALOG} ADD COLUMN IF NOT EXISTS ${column}`);
  }
  await connection.run(`CREATE TABLE IF NOT EXISTS ${OLDER} (topic_id VARCHAR, ${INDEX_COLUMNS})`);
  const older = await rowsOf(connection, `SELECT * FROM ${OLDER} ORDER BY length(table_name), table_name`);
  const rows = await rowsOf(connection, `SELECT * FROM ${CATALOG} ORDER BY created_ms, length(table_name), table_name`);
  const entries = rows.map((row) => entryOf(row, [...older.filter((old) => old['topic_id'] === row['topic_id']), row]));
  for (const { table } of entries.flatMap(({ versions }) => versions)) {
    await addLaterColumns(connection, table);
  }
  return entries;
}

/** Columns that tables of the first version did not have. */
async function addLaterColumns(connection: DuckDBConnection, table: string): Promise<void> {
  for (const name of [SOURCE, FILENAME, TAGS]) {
    await connection.run(`ALTER TABLE ${quoteName(table)} ADD COLUMN IF NOT EXISTS ${quoteName(name)} VARCHAR`);
  }
}

type Row = Record<string, unknown>;

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjects();
}

function entryOf(row: Row, versions: readonly Row[]): CatalogEntry {
  return composeTopic(
    {
      region: String(row['region']),
      topicId: String(row['topic_id']),
      name: String(row['name']),
      logset: String(row['logset']),
      retentionDays: row['retention_days'] as number | null,
      createdMs: Number(row['created_ms']),
      indexModifiedMs: Number(row['index_modified_ms'] ?? row['created_ms']),
      details: JSON.parse(String(row['details'] ?? '{}')) as TopicRecord['details'],
    },
    versions.map(versionOf),
  );
}

function versionOf(row: Row): IndexVersion {
  const index = JSON.parse(String(row['index_rule'])) as IndexRule;
  const traits = JSON.parse(String(row['traits'])) as Record<string, TextTraits>;
  const settings = row['settings'] === null ? RECOMMENDED_SETTINGS : JSON.parse(String(row['settings']));
  return {
    table: String(row['table_name']),
    index,
    settings: settings as IndexSettings,
    columns: columnsOfIndex(index, traits),
  };
}

/** A topic from its definition and its index versions, oldest first. */
export function composeTopic(
  definition: Omit<CatalogEntry, keyof IndexVersion | 'versions'>,
  versions: readonly IndexVersion[],
): CatalogEntry {
  const named = nameColumns(versions);
  const current = named.at(-1)!;
  return {
    ...definition,
    ...current,
    versions: named,
    table: versions.length === 1 ? current.table : viewName(current),
  };
}

const viewName = ({ table }: IndexVersion): string => `${table}_all`;

/** The version of a new index rule. Throws `IndexKeyError`. */
export function newVersion(index: IndexRule, settings: IndexSettings, number: number): IndexVersion {
  return { table: `topic_${number}`, index, settings, columns: columnsOfIndex(index) };
}

/** Makes the table of a topic's version in force, and its line in the catalog anew. Part of the caller's transaction. */
export async function insertTopic(connection: DuckDBConnection, topic: CatalogEntry): Promise<void> {
  const version = topic.versions.at(-1)!;
  const definitions = [
    `${quoteName(TIME)} BIGINT`,
    `${quoteName(SEQUENCE)} BIGINT`,
    ...version.columns.map(({ key, type }) => `${quoteName(key)} ${columnType(type)}`),
    ...[EXTRA, SOURCE, FILENAME, TAGS].map((name) => `${quoteName(name)} VARCHAR`),
  ];
  await connection.run(`CREATE TABLE ${quoteName(version.table)} (${definitions.join(', ')})`);
  await writeTopic(connection, topic);
}

/** Writes the topic's line in the catalog, and its view where it has several versions. */
export async function writeTopic(connection: DuckDBConnection, topic: CatalogEntry): Promise<void> {
  const id = quoteText(topic.topicId);
  const older = topic.versions.slice(0, -1);
  const version = topic.versions.at(-1)!;
  await connection.run(`DELETE FROM ${CATALOG} WHERE topic_id = ${id}; DELETE FROM ${OLDER} WHERE topic_id = ${id}`);
  for (const old of older) {
    await connection.run(`INSERT INTO ${OLDER} VALUES (${id}, ${indexTexts(old).join(', ')})`);
  }
  const [table, rule, settings, traits] = indexTexts(version);
  const texts = [topic.region, topic.topicId, topic.name, topic.logset].map(quoteText).join(', ');
  await connection.run(`INSERT INTO ${CATALOG} VALUES (${texts}, ${rule}, ${topic.retentionDays ?? 'NULL'},
    ${topic.createdMs}, ${table}, ${traits}, ${settings}, ${quoteText(JSON.stringify(topic.details))},
    ${topic.indexModifiedMs})`);
  const view = quoteName(viewName(version));
  await connection.run(
    older.length > 0 ? `CREATE OR REPLACE VIEW ${view} AS ${viewOf(topic.versions)}` : `DROP VIEW IF EXISTS ${view}`,
  );
}

function indexTexts(version: IndexVersion): string[] {
  const { table, index, settings } = version;
  return [table, JSON.stringify(index), JSON.stringify(settings), traitsText(version.columns)].map(quoteText);
}

const traitsText = (columns: IndexVersion['columns']): string =>
  JSON.stringify(Object.fromEntries(columns.filter(isText).map(({ key, traits }) => [key, traits])));

/** Removes the tables of these versions and the view over them. */
export async function dropVersions(connection: DuckDBConnection, versions: readonly IndexVersion[]): Promise<void> {
  for (const version of versions) {
    await connection.run(`DROP VIEW IF EXISTS ${quoteName(viewName(version))}`);
    await connection.run(`DROP TABLE ${quoteName(version.table)}`);
  }
}

/** Views outlive the version after them, for searches that were on their way to them. */
export async function dropOldViews(connection: DuckDBConnection, versions: readonly IndexVersion[]): Promise<void> {
  for (const version of versions.slice(0, -1)) {
    await connection.run(`DROP VIEW IF EXISTS ${quoteName(viewName(version))}`);
  }
}

export async function deleteTopicRows(connection: DuckDBConnection, topicId: string): Promise<void> {
  const id = quoteText(topicId);
  await connection.run(`DELETE FROM ${CATALOG} WHERE topic_id = ${id}; DELETE FROM ${OLDER} WHERE topic_id = ${id}`);
}

export async function updateTraits(connection: DuckDBConnection, { table, columns }: IndexVersion): Promise<void> {
  await connection.run(
    `UPDATE ${CATALOG} SET traits = ${quoteText(traitsText(columns))} WHERE table_name = ${quoteText(table)}`,
  );
}
