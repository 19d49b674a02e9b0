/** What topics and log sets there are, with the index of each. */
import { randomUUID } from 'node:crypto';
import { type DuckDBConnection } from '@duckdb/node-api';
import { type IndexRule } from '#cls';
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
import { isEmpty, nextSequence } from './count-records';
import { type Database } from './database';
import { deleteLogsetRow, loadLogsets, logsetIdOf, writeLogset } from './logsets';
import { deleteMarks, moveMarks } from './marks';
import {
  type IndexSettings,
  type IndexVersion,
  type LogsetRecord,
  type NewTopic,
  RECOMMENDED_SETTINGS,
  type TopicDetails,
  type TopicRecord,
} from './topic-record';

/** What `modifyTopic` may change. */
export interface TopicChange {
  name?: string;
  retentionDays?: number | null;
  details?: TopicDetails;
}

export class Inventory {
  readonly #topics = new Map<string, TopicRecord>();
  readonly #logsets = new Map<string, LogsetRecord>();
  /** By topic: the number of its next record. */
  protected readonly nextSequence = new Map<string, number>();

  protected constructor(
    protected readonly database: Database,
    private readonly now: () => number,
  ) {}

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
        const record = { region, logsetId, name, createdMs: this.now(), tags };
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
        const createdMs = this.now();
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
        this.nextSequence.set(topic.topicId, 0);
      },
    );
  }

  modifyTopic(topicId: string, change: TopicChange): Promise<TopicRecord> {
    return this.database.change(
      async () => {
        const topic = { ...this.known(topicId), ...change };
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
        const topic = this.known(topicId);
        await dropVersions(this.writer, topic.versions);
        await deleteTopicRows(this.writer, topicId);
        await deleteMarks(this.writer, topic.versions.at(-1)!.table);
      },
      () => {
        this.#topics.delete(topicId);
        this.nextSequence.delete(topicId);
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
        const topic = this.known(topicId);
        const inForce = topic.versions.at(-1)!;
        if (JSON.stringify([index, settings]) === JSON.stringify([inForce.index, inForce.settings])) {
          const same = { ...topic, indexModifiedMs: this.now() };
          await writeTopic(this.writer, same);
          return same;
        }
        const version = newVersion(index, settings, this.#freeNumber());
        const replaced = (await isEmpty(this.writer, inForce.table)) ? [inForce] : [];
        const kept = topic.versions.filter((older) => !replaced.includes(older));
        const entry = composeTopic({ ...topic, indexModifiedMs: this.now() }, [...kept, version]);
        await dropVersions(this.writer, replaced);
        await dropOldViews(this.writer, kept);
        await insertTopic(this.writer, entry);
        await moveMarks(this.writer, inForce.table, version.table);
        return { ...entry, logsetId: topic.logsetId };
      },
      (topic) => this.#topics.set(topicId, topic),
    );
  }

  /** Forgets older indexes under which no record is left. */
  protected async dropEmptyVersions(topicId: string): Promise<void> {
    if ((this.#topics.get(topicId)?.versions.length ?? 1) === 1) {
      return;
    }
    await this.database.change(
      async () => {
        const topic = this.known(topicId);
        const older = topic.versions.slice(0, -1);
        const empty: IndexVersion[] = [];
        for (const version of older) {
          if (await isEmpty(this.writer, version.table)) {
            empty.push(version);
          }
        }
        const entry = composeTopic(
          topic,
          topic.versions.filter((version) => !empty.includes(version)),
        );
        await dropVersions(this.writer, empty);
        await writeTopic(this.writer, entry);
        return { ...entry, logsetId: topic.logsetId };
      },
      (topic) => this.#topics.set(topicId, topic),
    );
  }

  protected get writer(): DuckDBConnection {
    return this.database.writer;
  }

  /** Takes in what the file holds. */
  protected async load(): Promise<void> {
    (await loadLogsets(this.writer)).forEach((logset) => this.#logsets.set(logset.logsetId, logset));
    for (const entry of await loadCatalog(this.writer)) {
      const { logsetId } = await this.#logsetNamed(entry.region, entry.logset, entry.createdMs);
      this.#topics.set(entry.topicId, { ...entry, logsetId });
      this.nextSequence.set(entry.topicId, await nextSequence(this.writer, { ...entry, logsetId }));
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

  /** Takes in what was seen of the version in force. */
  protected replaceVersion(topicId: string, version: IndexVersion): void {
    const topic = this.known(topicId);
    const versions = [...topic.versions.slice(0, -1), version];
    this.#topics.set(topicId, { ...topic, columns: version.columns, versions });
  }

  protected known(topicId: string): TopicRecord {
    const topic = this.#topics.get(topicId);
    if (topic === undefined) {
      throw new Error(`there is no topic ${topicId}`);
    }
    return topic;
  }
}
