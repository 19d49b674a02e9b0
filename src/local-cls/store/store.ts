import { setTimeout } from 'node:timers/promises';
import { quoteName } from '../escape';
import { appendRows } from './append-rows';
import { checkBatch } from './check-batch';
import { type ConnectionPool } from './connection-pool';
import { type Bounds, boundsOf, countBetween } from './count-records';
import { type Database } from './database';
import { Inventory } from './inventory';
import { countOf, type LogBatch } from './log-batch';
import { readMark, writeMark, type WriterMark } from './marks';
import { TIME, type TopicColumn } from './topic-record';

/** Makes a batch for the columns of the index that is in force when its turn has come. */
export type BatchMaker = (columns: readonly TopicColumn[]) => LogBatch;

/** What is stored outlives a kill, so nobody waits longer; the program kills itself before (`main.ts`). */
const CLOSE_WITHIN_MS = 1800;

/** Topics of all regions and their records, in one file. One writer at a time; readers run beside it. */
export class Store extends Inventory {
  /** Told of every append before its records are stored, with the number of the first one. */
  onAppend: (topicId: string, firstSequence: number) => void = () => undefined;

  private constructor(
    database: Database,
    private readonly onClose: () => void,
    now: () => number,
  ) {
    super(database, now);
  }

  static async open(database: Database, onClose: () => void, now: () => number): Promise<Store> {
    const store = new Store(database, onClose, now);
    database.onReopened = () => store.load();
    await store.load();
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
        const version = this.known(topicId).versions.at(-1)!;
        const batch = make(version.columns);
        checkBatch(batch);
        const firstSequence = this.nextSequence.get(topicId)!;
        this.onAppend(topicId, firstSequence);
        const seen = await appendRows(this.writer, version, batch, firstSequence);
        if (mark !== undefined) {
          await writeMark(this.writer, version.table, mark);
        }
        if (seen !== version) {
          // Set before the commit: a search that sees the rows must see their traits.
          this.replaceVersion(topicId, seen);
        }
        return firstSequence + countOf(batch);
      },
      (next) => this.nextSequence.set(topicId, next),
    );
  }

  /** The mark of the writer's last append that had one. */
  mark(topicId: string, writer = ''): Promise<string | undefined> {
    const { table } = this.known(topicId).versions.at(-1)!;
    return this.readers.run((connection) => readMark(connection, table, writer));
  }

  /** Removes records whose log time is before `timeMs`. Readers go on meanwhile. */
  async deleteBefore(topicId: string, timeMs: number): Promise<void> {
    await this.database.write(async () => {
      for (const { table } of this.known(topicId).versions) {
        await this.writer.run(`DELETE FROM ${quoteName(table)} WHERE ${quoteName(TIME)} < ${Math.ceil(timeMs)}`);
      }
    });
    await this.dropEmptyVersions(topicId);
  }

  async bounds(topicId: string): Promise<Bounds> {
    return this.readers.run((connection) => boundsOf(connection, this.known(topicId)));
  }

  /** Records with a log time from `fromMs` to `toMs`, both included. */
  async countBetween(topicId: string, fromMs: number, toMs: number): Promise<number> {
    return this.readers.run((connection) => countBetween(connection, this.known(topicId), fromMs, toMs));
  }

  /** Waits for running writes, ends running searches, then closes the file; later if the engine cannot stop at once. */
  async close(): Promise<void> {
    const closed = this.database.close().then((first) => (first ? this.onClose() : undefined));
    await Promise.race([closed, setTimeout(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  }
}
