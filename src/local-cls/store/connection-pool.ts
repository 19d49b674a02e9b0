import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

/** An interrupt ends the statement that runs; one that comes between two statements of a search is lost. */
const INTERRUPT_EVERY_MS = 20;

/** Readers of the store: one connection a running statement, at most `size`; more wait their turn. */
export class ConnectionPool {
  readonly #free: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  private constructor(private readonly all: readonly DuckDBConnection[]) {
    this.#free = [...all];
  }

  static async open(instance: DuckDBInstance, size: number): Promise<ConnectionPool> {
    return new ConnectionPool(await Promise.all(Array.from({ length: size }, () => instance.connect())));
  }

  /** Runs `work` on a connection of its own. When `signal` fires or the pool closes, its statements are interrupted. */
  run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const closing = this.#closing.signal;
    const result = this.#run(work, signal === undefined ? closing : AbortSignal.any([signal, closing]));
    const settled: Promise<unknown> = result.then(
      () => this.#running.delete(settled),
      () => this.#running.delete(settled),
    );
    this.#running.add(settled);
    return result;
  }

  /** Interrupts what runs, refuses what waits, and closes the connections when all of it has ended. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the store is closed'));
    await Promise.all(this.#running);
    this.all.forEach((connection) => connection.closeSync());
  }

  async #run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    const connection = await this.#take();
    let interrupts: NodeJS.Timeout | undefined;
    const stop = () => {
      connection.interrupt();
      interrupts = setInterval(() => connection.interrupt(), INTERRUPT_EVERY_MS);
    };
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', stop);
      return await work(connection);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      clearInterval(interrupts);
      this.#give(connection);
    }
  }

  #take(): Promise<DuckDBConnection> {
    const connection = this.#free.pop();
    return connection === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(connection);
  }

  #give(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#free.push(connection);
    } else {
      next(connection);
    }
  }
}
