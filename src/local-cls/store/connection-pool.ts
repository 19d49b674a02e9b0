import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Turns } from '../turns';
import { EngineEndedError, hasEnded } from './engine-fault';

/** An interrupt ends the statement that runs; one that comes between two statements of a search is lost. */
const INTERRUPT_EVERY_MS = 20;

/** Readers of the store: one connection a running statement, at most `size`; more wait their turn. */
export class ConnectionPool {
  #free: DuckDBConnection[] = [];
  #generation = 0;
  #ended = new AbortController();
  readonly #turns: Turns;
  readonly #running = new Set<Promise<unknown>>();
  readonly #busy = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  /** `recover` is called when the engine has ended; when it resolves, readers are connected to a later one. */
  constructor(
    private readonly size: number,
    private readonly recover: (generation: number) => Promise<void>,
  ) {
    this.#turns = new Turns(size);
  }

  /** Counts the instances that were connected. */
  get generation(): number {
    return this.#generation;
  }

  async connect(instance: DuckDBInstance): Promise<void> {
    this.#free = await Promise.all(Array.from({ length: this.size }, () => instance.connect()));
    this.#ended = new AbortController();
    this.#generation += 1;
  }

  /** Lets go of the instance. What runs is interrupted, and runs again when readers are connected. */
  async disconnect(): Promise<void> {
    this.#ended.abort(new EngineEndedError('the engine is being opened again'));
    await Promise.all(this.#busy);
    this.#free.splice(0).forEach((connection) => connection.closeSync());
  }

  /** Runs `work` on a connection of its own. When `signal` fires or the pool closes, its statements are interrupted. */
  run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const closing = this.#closing.signal;
    const stop = AbortSignal.any(signal === undefined ? [closing] : [signal, closing]);
    const result = this.#turns.take(() => this.#runTwice(work, stop), stop);
    settle(result, this.#running);
    return result;
  }

  /** Interrupts what runs, refuses what waits, and closes the connections when all of it has ended. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the store is closed'));
    await Promise.all(this.#running);
    await this.disconnect();
  }

  /** Again when the engine ended meanwhile: work only reads. */
  async #runTwice<T>(work: (connection: DuckDBConnection) => Promise<T>, stop: AbortSignal): Promise<T> {
    const generation = this.#generation;
    try {
      return await this.#run(work, AbortSignal.any([stop, this.#ended.signal]));
    } catch (error) {
      if (stop.aborted || !hasEnded(error)) {
        throw error;
      }
      await this.recover(generation);
      return this.#run(work, AbortSignal.any([stop, this.#ended.signal]));
    }
  }

  #run<T>(work: (connection: DuckDBConnection) => Promise<T>, signal: AbortSignal): Promise<T> {
    const connection = this.#free.pop();
    if (connection === undefined) {
      return Promise.reject(new EngineEndedError('the engine is not open'));
    }
    const result = runInterruptibly(work, connection, signal).finally(() => this.#free.push(connection));
    settle(result, this.#busy);
    return result;
  }
}

/** Keeps a promise in the set until it has settled. */
function settle(result: Promise<unknown>, among: Set<Promise<unknown>>): void {
  const settled: Promise<unknown> = result.then(
    () => among.delete(settled),
    () => among.delete(settled),
  );
  among.add(settled);
}

async function runInterruptibly<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
  connection: DuckDBConnection,
  signal: AbortSignal,
): Promise<T> {
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
  }
}
