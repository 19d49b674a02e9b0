import { setImmediate } from 'node:timers/promises';
import { type DuckDBConnection, type DuckDBInstance } from '@duckdb/node-api';
import { quoteName } from '../escape';
import { batchChunks } from './batch-chunks';
import { insertTopic, updateTraits } from './catalog';
import { type ConnectionPool } from './connection-pool';
import { type LogBatch } from './log-batch';
import { readMark, writeMark } from './marks';
import { isText } from './topic-columns';
import { TraitsWatch } from './text-traits';
import { SEQUENCE, TIME, type NewTopic, type TopicRecord } from './topic-record';

/** Times of the oldest and the newest record, Unix milliseconds; null when there is none. */
export interface Bounds {
  minMs: number | null;
  maxMs: number | null;
  count: number;
}

/** Topics of all regions and their records, in one file. One writer at a time; readers run beside it. */
export class Store {
  readonly #topics = new Map<string, TopicRecord>();
  readonly #nextSequence = new Map<string, number>();
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly writer: DuckDBConnection,
    /** For statements that only read. */
    readonly readers: ConnectionPool,
    topics: readonly TopicRecord[],
    private readonly onClose: () => void,
  ) {
    topics.forEach((topic) => this.#topics.set(topic.topicId, topic));
  }

  topics(region?: string): TopicRecord[] {
    return [...this.#topics.values()].filter((topic) => region === undefined || topic.region === region);
  }

  topic(topicId: string): TopicRecord | undefined {
    return this.#topics.get(topicId);
  }

  createTopic(topic: NewTopic): Promise<void> {
    return this.#write(async () => {
      if (this.#topics.has(topic.topicId)) {
        throw new Error(`topic ${topic.topicId} exists already`);
      }
      const number = 1 + Math.max(0, ...this.topics().map(({ table }) => Number(table.slice('topic_'.length))));
      this.#topics.set(topic.topicId, await insertTopic(this.writer, topic, number, Date.now()));
      this.#nextSequence.set(topic.topicId, 0);
    });
  }

  /**
   * The batch is on disk when this resolves; when it rejects, nothing of it is stored. `mark` goes with it, whole or
   * not at all: a writer that keeps there what it has written never writes anything twice.
   * A search may see the batch a moment before that: the engine shows a commit while it still makes its checkpoint.
   */
  append(topicId: string, batch: LogBatch, mark?: string): Promise<void> {
    return this.#write(async () => {
      const topic = this.#known(topicId);
      if (batch.timesMs.length > 0 || mark !== undefined) {
        await this.#transaction(async () => {
          await this.#appendRows(topic, batch);
          if (mark !== undefined) {
            await writeMark(this.writer, topic.table, mark);
          }
        });
        this.#nextSequence.set(topicId, this.#nextSequence.get(topicId)! + batch.timesMs.length);
      }
    });
  }

  /** The mark of the last append that had one. */
  mark(topicId: string): Promise<string | undefined> {
    const { table } = this.#known(topicId);
    return this.readers.run((connection) => readMark(connection, table));
  }

  /** Removes records whose log time is before `timeMs`. */
  deleteBefore(topicId: string, timeMs: number): Promise<void> {
    return this.#write(async () => {
      const { table } = this.#known(topicId);
      await this.writer.run(`DELETE FROM ${quoteName(table)} WHERE ${quoteName(TIME)} < ${Math.ceil(timeMs)}`);
    });
  }

  async bounds(topicId: string): Promise<Bounds> {
    const { table } = this.#known(topicId);
    const time = quoteName(TIME);
    const reader = await this.readers.run((connection) =>
      connection.runAndReadAll(`SELECT min(${time}), max(${time}), count(*) FROM ${quoteName(table)}`),
    );
    const [minMs, maxMs, count] = reader.getRows()[0]! as [bigint | null, bigint | null, bigint];
    return {
      minMs: minMs === null ? null : Number(minMs),
      maxMs: maxMs === null ? null : Number(maxMs),
      count: Number(count),
    };
  }

  /** Records with a log time from `fromMs` to `toMs`, both included. */
  async countBetween(topicId: string, fromMs: number, toMs: number): Promise<number> {
    const { table } = this.#known(topicId);
    const range = `${quoteName(TIME)} BETWEEN ${Math.ceil(fromMs)} AND ${Math.floor(toMs)}`;
    const reader = await this.readers.run((connection) =>
      connection.runAndReadAll(`SELECT count(*) FROM ${quoteName(table)} WHERE ${range}`),
    );
    return Number(reader.getRows()[0]![0]);
  }

  /** Waits for running writes, ends running searches, then closes the file. */
  async close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      await this.#lastWrite;
      await this.readers.close();
      this.writer.closeSync();
      this.instance.closeSync();
      this.onClose();
    }
  }

  /** Sets where numbering goes on. Called once, by `openStore`. */
  async countRecords(): Promise<void> {
    for (const { topicId, table } of this.topics()) {
      const reader = await this.writer.runAndReadAll(`SELECT max(${quoteName(SEQUENCE)}) FROM ${quoteName(table)}`);
      this.#nextSequence.set(topicId, Number(reader.getRows()[0]![0] ?? -1n) + 1);
    }
  }

  async #appendRows(topic: TopicRecord, batch: LogBatch): Promise<void> {
    const fullText = topic.index.FullText?.Tokenizer ?? '';
    const watches = new Map(
      topic.columns
        .filter(isText)
        .map((column) => [column.key, new TraitsWatch(column.traits, column.tokenizer + fullText)]),
    );
    const appender = await this.writer.createAppender(topic.table);
    for (const chunk of batchChunks(batch, topic.columns, watches, this.#nextSequence.get(topic.topicId)!)) {
      appender.appendDataChunk(chunk);
      // Chunks are converted on the main thread: searches get their turn in between.
      await setImmediate();
    }
    appender.closeSync();
    const columns = topic.columns.map((column) => {
      const traits = watches.get(column.key)?.traits;
      return traits === undefined ? column : { ...column, traits };
    });
    if (JSON.stringify(columns) !== JSON.stringify(topic.columns)) {
      await updateTraits(this.writer, topic, columns);
      // Set before the commit: a search that sees the rows must see their traits.
      this.#topics.set(topic.topicId, { ...topic, columns });
    }
  }

  async #transaction(work: () => Promise<void>): Promise<void> {
    await this.writer.run('BEGIN');
    try {
      await work();
      await this.writer.run('COMMIT');
    } catch (error) {
      await this.writer.run('ROLLBACK');
      throw error;
    }
  }

  #known(topicId: string): TopicRecord {
    const topic = this.#topics.get(topicId);
    if (topic === undefined) {
      throw new Error(`there is no topic ${topicId}`);
    }
    return topic;
  }

  /** Writes run one after the other. */
  #write<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(new Error('the store is closed'));
    }
    const result = this.#lastWrite.then(work);
    this.#lastWrite = result.catch(() => undefined);
    return result;
  }
}
