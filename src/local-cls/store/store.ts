import { randomUUID } from 'node:crypto';
import { type DuckDBConnection } from '@duckdb/node-api';
import { type IndexRule } from '#cls';
import { quoteName } from '../escape';
import { appendRows } from './append-rows';
import {
  composeTopic,
  deleteTopicRows,
  dropOldViews,
  dropVersions,
  insertTopic,
  loadCatalog,
  newVersion,
  writeTopic,
} from './catalog';
import { type ConnectionPool } from './connection-pool';
import { type Database } from './database';
import { type Bounds, boundsOf, countBetween, isEmpty, nextSequence } from './count-records';
import { countOf, type LogBatch } from './log-batch';
import { deleteLogsetRow, loadLogsets, logsetIdOf, writeLogset } from './logsets';
import { deleteMarks, moveMarks, readMark, writeMark, type WriterMark } from './marks';
import {
  type IndexSettings,
  type IndexVersion,
  type LogsetRecord,
  type NewTopic,
  RECOMMENDED_SETTINGS,
  TIME,
  type TopicColumn,
  type TopicDetails,
  type TopicRecord,
} from './topic-record';

/** What `modifyTopic` may change. */
export interface TopicChange {
  name?: string;
  retentionDays?: number | null;
  details?: TopicDetails;
}

/** Makes a batch for the columns of the index that is in force when its turn has come. */
export type BatchMaker = (columns: readonly TopicColumn[]) => LogBatch;

/** Topics of all regions and their records, in one file. One writer at a time; readers run beside it. */
export class Store {
  readonly #topics = new Map<string, TopicRecord>();
  readonly #logsets = new Map<string, LogsetRecord>();
  readonly #nextSequence = new Map<string, number>();
  /** Told of every append before its records are stored, with the number of the first one. */
  onAppend: (topicId: string, firstSequence: number) => void = () => undefined;

  private constructor(
    private readonly database: Database,
    private readonly onClose: () => void,
  ) {}

  static async open(database: Database, onClose: () => void): Promise<Store> {
    const store = new Store(database, onClose);
    database.onReopened = () => store.#load();
    await store.#load();
    return store;
  }

  /** Where the records are. */
  get file(): string {
    return this.database.file;
  }

  /** For statements that only read. */
  get readers(): ConnectionPool {
    return this.database.readers;
  }

  topics(region?: string): TopicRecord[] {
    return [...this.#topics.values()].filter((topic) => region === undefined || topic.region === region);
  }

  topic(topicId: string): TopicRecord | undefined {
    return this.#topics.get(topicId);
  }

  logsets(region?: string): LogsetRecord[] {
    return [...this.#logsets.values()].filter((logset) => region === undefined || logset.region === region);
  }

  logset(logsetId: string): LogsetRecord | undefined {
    return this.#logsets.get(logsetId);
  }

  /** Names are unique within a region, ids everywhere. Without `logsetId` there is a new one. */
  createLogset(logset: {
    region: string;
    name: string;
    logsetId?: string;
    tags?: LogsetRecord['tags'];
  }): Promise<LogsetRecord> {
    const { region, name, logsetId = randomUUID(), tags = [] } = logset;
    return this.database.change(
      async () => {
        if (this.#logsets.has(logsetId) || this.logsets(region).some((other) => other.name === name)) {
          throw new Error(`log set ${name} (${logsetId}) exists already`);
        }
        const record = { region, logsetId, name, createdMs: Date.now(), tags };
        await writeLogset(this.writer, record);
        return record;
      },
      (record) => this.#logsets.set(logsetId, record),
    );
  }

  /** Deletes a log set. Rejects when it holds topics. */
  deleteLogset(logsetId: string): Promise<void> {
    return this.database.change(
      async () => {
        if (this.topics().some((topic) => topic.logsetId === logsetId)) {
          throw new Error(`log set ${logsetId} holds topics`);
        }
        await deleteLogsetRow(this.writer, logsetId);
      },
      () => this.#logsets.delete(logsetId),
    );
  }

  createTopic(topic: NewTopic): Promise<TopicRecord> {
    return this.database.change(
      async () => {
        if (this.#topics.has(topic.topicId)) {
          throw new Error(`topic ${topic.topicId} exists already`);
        }
        const createdMs = Date.now();
        const { index, settings = RECOMMENDED_SETTINGS, details = {}, ...definition } = topic;
        const entry = composeTopic({ ...definition, details, createdMs, indexModifiedMs: createdMs }, [
          newVersion(index, settings, this.#freeNumber()),
        ]);
        await insertTopic(this.writer, entry);
        const { logsetId } = await this.#logsetNamed(topic.region, topic.logset, createdMs);
        return { ...entry, logsetId };
      },
      (record) => {
        this.#topics.set(topic.topicId, record);
        this.#nextSequence.set(topic.topicId, 0);
      },
    );
  }

  modifyTopic(topicId: string, change: TopicChange): Promise<TopicRecord> {
    return this.database.change(
      async () => {
        const topic = { ...this.#known(topicId), ...change };
        await writeTopic(this.writer, topic);
        return topic;
      },
      (topic) => this.#topics.set(topicId, topic),
    );
  }

  /** Deletes a topic with its records. */
  deleteTopic(topicId: string): Promise<void> {
    return this.database.change(
      async () => {
        const topic = this.#known(topicId);
        await dropVersions(this.writer, topic.versions);
        await deleteTopicRows(this.writer, topicId);
        await deleteMarks(this.writer, topic.versions.at(-1)!.table);
      },
      () => {
        this.#topics.delete(topicId);
        this.#nextSequence.delete(topicId);
      },
    );
  }

  /**
   * Puts another index in force, for records that come from now on; what is stored stays as it was indexed.
   * An empty rule deletes the index. Rejects with `IndexKeyError` when two keys would share a column.
   */
  setIndex(topicId: string, index: IndexRule, settings: IndexSettings = RECOMMENDED_SETTINGS): Promise<TopicRecord> {
    return this.database.change(
      async () => {
        const topic = this.#known(topicId);
        const inForce = topic.versions.at(-1)!;
        const version = newVersion(index, settings, this.#freeNumber());
        const replaced = (await isEmpty(this.writer, inForce.table)) ? [inForce] : [];
        const kept = topic.versions.filter((older) => !replaced.includes(older));
        const entry = composeTopic({ ...topic, indexModifiedMs: Date.now() }, [...kept, version]);
        await dropVersions(this.writer, replaced);
        await dropOldViews(this.writer, kept);
        await insertTopic(this.writer, entry);
        await moveMarks(this.writer, inForce.table, version.table);
        return { ...entry, logsetId: topic.logsetId };
      },
      (topic) => this.#topics.set(topicId, topic),
    );
  }

  /**
   * The batch is on disk when this resolves; when it rejects, nothing of it is stored. `mark` goes with it, whole or
   * not at all: a writer that keeps there what it has written never writes anything twice. Each writer has its own.
   * A search may see the batch a moment before that: the engine shows a commit while it still makes its checkpoint.
   */
  append(topicId: string, batch: LogBatch, mark?: string, writer = ''): Promise<void> {
    return this.appendMade(topicId, () => batch, mark === undefined ? undefined : { writer, text: mark });
  }

  /** Like `append`, with a batch that is made for the index in force. */
  async appendMade(topicId: string, make: BatchMaker, mark?: WriterMark): Promise<void> {
    await this.database.change(
      async () => {
        const version = this.#known(topicId).versions.at(-1)!;
        const batch = make(version.columns);
        const firstSequence = this.#nextSequence.get(topicId)!;
        this.onAppend(topicId, firstSequence);
        const seen = await appendRows(this.writer, version, batch, firstSequence);
        if (mark !== undefined) {
          await writeMark(this.writer, version.table, mark);
        }
        if (seen !== version) {
          // Set before the commit: a search that sees the rows must see their traits.
          this.#replaceVersion(topicId, seen);
        }
        return firstSequence + countOf(batch);
      },
      (next) => this.#nextSequence.set(topicId, next),
    );
  }

  /** The mark of the writer's last append that had one. */
  mark(topicId: string, writer = ''): Promise<string | undefined> {
    const { table } = this.#known(topicId).versions.at(-1)!;
    return this.readers.run((connection) => readMark(connection, table, writer));
  }

  /** Removes records whose log time is before `timeMs`. Readers go on meanwhile. */
  deleteBefore(topicId: string, timeMs: number): Promise<void> {
    return this.database.write(async () => {
      for (const { table } of this.#known(topicId).versions) {
        await this.writer.run(`DELETE FROM ${quoteName(table)} WHERE ${quoteName(TIME)} < ${Math.ceil(timeMs)}`);
      }
    });
  }

  async bounds(topicId: string): Promise<Bounds> {
    return this.readers.run((connection) => boundsOf(connection, this.#known(topicId)));
  }

  /** Records with a log time from `fromMs` to `toMs`, both included. */
  async countBetween(topicId: string, fromMs: number, toMs: number): Promise<number> {
    return this.readers.run((connection) => countBetween(connection, this.#known(topicId), fromMs, toMs));
  }

  /** Waits for running writes, ends running searches, then closes the file. */
  async close(): Promise<void> {
    if (await this.database.close()) {
      this.onClose();
    }
  }

  private get writer(): DuckDBConnection {
    return this.database.writer;
  }

  /** Takes in what the file holds. */
  async #load(): Promise<void> {
    (await loadLogsets(this.writer)).forEach((logset) => this.#logsets.set(logset.logsetId, logset));
    for (const entry of await loadCatalog(this.writer)) {
      const { logsetId } = await this.#logsetNamed(entry.region, entry.logset, entry.createdMs);
      this.#topics.set(entry.topicId, { ...entry, logsetId });
      this.#nextSequence.set(entry.topicId, await nextSequence(this.writer, { ...entry, logsetId }));
    }
  }

  async #logsetNamed(region: string, name: string, createdMs: number): Promise<LogsetRecord> {
    const known = this.logsets(region).find((logset) => logset.name === name);
    if (known !== undefined) {
      return known;
    }
    const logset = { region, logsetId: logsetIdOf(region, name), name, createdMs, tags: [] };
    await writeLogset(this.writer, logset);
    this.#logsets.set(logset.logsetId, logset);
    return logset;
  }

  /** A number that no table has. */
  #freeNumber(): number {
    const tables = this.topics().flatMap(({ versions }) => versions.map(({ table }) => table));
    return 1 + Math.max(0, ...tables.map((table) => Number(table.slice('topic_'.length))));
  }

  #replaceVersion(topicId: string, version: IndexVersion): void {
    const topic = this.#known(topicId);
    const versions = [...topic.versions.slice(0, -1), version];
    this.#topics.set(topicId, { ...topic, columns: version.columns, versions });
  }

  #known(topicId: string): TopicRecord {
    const topic = this.#topics.get(topicId);
    if (topic === undefined) {
      throw new Error(`there is no topic ${topicId}`);
    }
    return topic;
  }
}
