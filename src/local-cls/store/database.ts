import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { ConnectionPool } from './connection-pool';
import { EngineEndedError, explainFault, hasEnded } from './engine-fault';
import { READERS } from './reader-count';
import { type WriteCount } from './write-count';

export interface Engine {
  instance: DuckDBInstance;
  writer: DuckDBConnection;
  writes: WriteCount;
}

/**
 * The engine on one file: one writer at a time, many readers. Some faults, a full disk among them, end the engine in
 * the middle; it is then opened again on the same file, which holds all that was acknowledged.
 */
export class Database {
  /** For statements that only read. */
  readonly readers = new ConnectionPool(READERS, (generation) => this.#recover(generation));
  /** Called when the engine was opened again, before anything else writes. */
  onReopened: () => Promise<void> = () => Promise.resolve();
  #engine: Engine | undefined;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #closed = false;

  private constructor(
    readonly file: string,
    private readonly openEngine: () => Promise<Engine>,
  ) {}

  static async open(file: string, openEngine: () => Promise<Engine>): Promise<Database> {
    const database = new Database(file, openEngine);
    await database.#connect();
    return database;
  }

  /** For statements within `write` and `change`. */
  get writer(): DuckDBConnection {
    return this.#opened.writer;
  }

  /** Writes run one after the other. */
  write<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue(async () => {
      try {
        await this.#ensureOpen();
        return await work();
      } catch (error) {
        await this.#survive(error);
        throw error;
      }
    });
  }

  /** Runs `work` in a transaction of its own; `done` takes its result in when that is on disk. */
  change<T>(work: () => Promise<T>, done: (result: T) => void): Promise<T> {
    return this.#queue(async () => {
      await this.#ensureOpen();
      const { writes, writer } = this.#opened;
      let outcome: { result: T } | undefined;
      try {
        await writer.run('BEGIN');
        outcome = { result: await work() };
        await writes.countOne();
        await writer.run('COMMIT');
      } catch (error) {
        // A COMMIT that fails has rolled back already, and its reason is what the caller must hear.
        await writer.run('ROLLBACK').catch(() => undefined);
        // The engine may end after the commit: what the file holds then decides, and is taken in already.
        if ((await this.#survive(error)) && this.#opened.writes.stored > writes.stored && outcome !== undefined) {
          return outcome.result;
        }
        throw error;
      }
      writes.acknowledge();
      done(outcome.result);
      return outcome.result;
    });
  }

  /** Waits for running writes, ends running searches, then closes the file. False when it was closed before. */
  async close(): Promise<boolean> {
    if (this.#closed) {
      return false;
    }
    this.#closed = true;
    await this.#lastWrite;
    await this.readers.close();
    this.#closeEngine();
    return true;
  }

  get #opened(): Engine {
    if (this.#engine === undefined) {
      throw new EngineEndedError('the engine is not open');
    }
    return this.#engine;
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) {
      return Promise.reject(new Error('the store is closed'));
    }
    const result = this.#lastWrite.then(work).catch((error: unknown) => {
      throw explainFault(error, this.file);
    });
    this.#lastWrite = result.catch(() => undefined);
    return result;
  }

  /** For a reader that met the end of the engine; another may have had it opened again since. */
  #recover(generation: number): Promise<void> {
    return this.#queue(async () => {
      if (generation === this.readers.generation) {
        await this.#reopen();
      }
    });
  }

  /** True when the error ended the engine, which is open again now. */
  async #survive(error: unknown): Promise<boolean> {
    const ended = hasEnded(error);
    if (ended) {
      await this.#reopen();
    }
    return ended;
  }

  async #ensureOpen(): Promise<void> {
    if (this.#engine === undefined) {
      await this.#reopen();
    }
  }

  async #reopen(): Promise<void> {
    await this.readers.disconnect();
    this.#closeEngine();
    await this.#connect();
    await this.onReopened();
  }

  async #connect(): Promise<void> {
    this.#engine = await this.openEngine();
    await this.readers.connect(this.#engine.instance);
  }

  #closeEngine(): void {
    this.#engine?.writes.close();
    this.#engine?.writer.closeSync();
    this.#engine?.instance.closeSync();
    this.#engine = undefined;
  }
}
