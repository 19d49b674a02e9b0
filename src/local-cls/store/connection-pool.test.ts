import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { ConnectionPool } from './connection-pool';

const ENDLESS = 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b';

let instance: DuckDBInstance;
let pool: ConnectionPool;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  pool = await connectedPool();
});
afterAll(async () => {
  await pool.close();
  instance.closeSync();
});

async function connectedPool(): Promise<ConnectionPool> {
  const opened: ConnectionPool = new ConnectionPool(1, () => opened.connect(instance));
  await opened.connect(instance);
  return opened;
}

const one = () => pool.run(async (connection) => (await connection.runAndReadAll('SELECT 1')).getRows());

describe('ConnectionPool', () => {
  test('a running statement ends when its signal fires, and the connection serves the next', async () => {
    const gone = new AbortController();
    const running = pool.run((connection) => connection.run(ENDLESS), gone.signal);
    const next = one();
    setTimeout(() => gone.abort(new Error('gone')), 50);
    await expect(running).rejects.toThrow('gone');
    expect(await next).toEqual([[1]]);
  });

  test('what is cancelled before its turn never runs', async () => {
    let ran = false;
    const work = async () => void (ran = true);
    await expect(pool.run(work, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(ran).toBe(false);
    expect(await one()).toEqual([[1]]);
  });

  test('a failing statement gives its connection back', async () => {
    await expect(pool.run((connection) => connection.run('SELECT nope'))).rejects.toThrow('nope');
    expect(await one()).toEqual([[1]]);
  });

  test('an interrupt between two statements of one search is not lost', async () => {
    const gone = new AbortController();
    const work = pool.run(async (connection) => {
      gone.abort(new Error('gone'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return connection.run(ENDLESS);
    }, gone.signal);
    await expect(work).rejects.toThrow('gone');
  });

  test('work that the end of the engine interrupts runs again on the next one', async () => {
    let runs = 0;
    const again = await connectedPool();
    const started = new EventEmitter();
    const work = again.run((connection) => {
      runs += 1;
      started.emit('start');
      return connection.run(runs === 1 ? ENDLESS : 'SELECT 1');
    });
    const waiting = again.run((connection) => connection.run('SELECT 2'));
    await once(started, 'start');
    await again.disconnect();
    await Promise.all([work, waiting]);
    expect(runs).toBe(2);
    await again.close();
  });

  test('closing ends what runs and what waits', async () => {
    const closed = await connectedPool();
    const running = closed.run((connection) => connection.run(ENDLESS));
    const waiting = closed.run((connection) => connection.run(ENDLESS));
    const outcomes = Promise.allSettled([running, waiting]);
    await closed.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(closed.run((connection) => connection.run('SELECT 1'))).rejects.toThrow('the store is closed');
  });
});
