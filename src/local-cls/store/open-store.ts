import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance, type DuckDBScalarFunction } from '@duckdb/node-api';
import { Database, type Engine } from './database';
import { explainFault } from './engine-fault';
import { prepareEngine } from './prepare-engine';
import { Store } from './store';
import { WriteCount } from './write-count';

export interface StoreOptions {
  /** Folder of the database file; made when absent. */
  dir: string;
  /** The engine's memory limit in its own notation, e.g. `1GB`. */
  memoryLimit?: string;
  threads?: number;
  /** Statements run and functions made at every opening, e.g. macros that searches use. */
  prepare?: readonly (string | DuckDBScalarFunction)[];
  /** Unix milliseconds, for the times at which topics are made and changed. */
  now?: () => number;
}

/** Another process (or this one) holds the store of this folder open. */
export class StoreInUseError extends Error {}

/** Files open in this process: the engine's own lock keeps out other processes only. */
const openFiles = new Set<string>();

/** Opens the store of a folder, empty at first. What was acknowledged before is there again, also after a kill. */
export async function openStore(options: StoreOptions): Promise<Store> {
  await mkdir(options.dir, { recursive: true });
  const file = resolve(options.dir, 'logs.duckdb');
  if (openFiles.has(file)) {
    throw new StoreInUseError(inUse(file));
  }
  openFiles.add(file);
  try {
    const database = await Database.open(file, () => openEngine(file, options));
    const onClose = () => openFiles.delete(file);
    return await Store.open(database, onClose, options.now ?? Date.now).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
  } catch (error) {
    openFiles.delete(file);
    throw explainFault(error, file);
  }
}

async function openEngine(file: string, options: StoreOptions): Promise<Engine> {
  const instance = await openFile(file, {
    memory_limit: options.memoryLimit ?? '1GB',
    threads: String(options.threads ?? 2),
    temp_directory: join(options.dir, 'spill'),
    preserve_insertion_order: 'false',
  });
  try {
    const writer = await instance.connect();
    await prepareEngine(writer, options.prepare ?? []);
    return { instance, writer, writes: await WriteCount.open(file, writer) };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function openFile(file: string, config: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, config);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/lock on file|already (open|attached)|being used by another process/i.test(text)) {
      throw new StoreInUseError(inUse(file));
    }
    throw error;
  }
}

function inUse(file: string): string {
  return `another local CLS uses ${file}; stop it or choose another folder with --dir`;
}
