import { type DuckDBConnection, type DuckDBInstance } from '@duckdb/node-api';

/** Readers of the store: one connection a running statement, at most `size`; more wait their turn. */
export class ConnectionPool {
  readonly #free: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];

  private constructor(private readonly all: readonly DuckDBConnection[]) {
    this.#free = [...all];
  }

  static async open(instance: DuckDBInstance, size: number): Promise<ConnectionPool> {
    return new ConnectionPool(await Promise.all(Array.from({ length: size }, () => instance.connect())));
  }

  /** Runs `work` on a connection of its own. When `signal` fires, a running statement is interrupted. */
  async run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const connection = await this.#take();
    const interrupt = () => connection.interrupt();
    try {
      signal?.throwIfAborted();
      signal?.addEventListener('abort', interrupt);
      return await work(connection);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      this.#give(connection);
    }
  }

  close(): void {
    this.all.forEach((connection) => connection.closeSync());
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
