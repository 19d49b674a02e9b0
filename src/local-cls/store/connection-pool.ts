import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Turns } from '../turns';

/** An interrupt ends the statement that runs; one that comes between two statements of a search is lost. */
const INTERRUPT_EVERY_MS = 20;

/** Readers of the store: one connection a running statement, at most `size`; more wait their turn. */
export class ConnectionPool {
  readonly #free: DuckDBConnection[];
  readonly #turns: Turns;
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  private constructor(private readonly all: readonly DuckDBConnection[]) {
    this.#free = [...all];
    this.#turns = new Turns(all.length);
  }

  static async open(instance: DuckDBInstance, size: number): Promise<ConnectionPool> {
    return new ConnectionPool(await Promise.all(Array.from({ length: size }, () => instance.connect())));
  }

  /** Runs `work` on a connection of its own. When `signal` fires or the pool closes, its statements are interrupted. */
  run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const closing = this.#closing.signal;
    const stop = AbortSignal.any(signal === undefined ? [closing] : [signal, closing]);
    const result = this.#turns.take(() => this.#run(work, stop), stop);
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
    const connection = this.#free.pop()!;
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
      this.#free.push(connection);
    }
  }
}
