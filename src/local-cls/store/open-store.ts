import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ConnectionPool } from './connection-pool';
import { loadCatalog } from './catalog';
import { loadLogsets } from './logsets';
import { createMarks } from './marks';
import { READERS } from './reader-count';
import { Store } from './store';

export interface StoreOptions {
  /** Folder of the database file; made when absent. */
  dir: string;
  /** The engine's memory limit in its own notation, e.g. `1GB`. */
  memoryLimit?: string;
  threads?: number;
  /** Statements run at every opening, e.g. macros that searches use. */
  prepare?: readonly string[];
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
    return await openDatabase(file, options);
  } catch (error) {
    openFiles.delete(file);
    throw error;
  }
}

async function openDatabase(file: string, options: StoreOptions): Promise<Store> {
  const instance = await openFile(file, {
    memory_limit: options.memoryLimit ?? '1GB',
    threads: String(options.threads ?? 2),
    temp_directory: join(options.dir, 'spill'),
    preserve_insertion_order: 'false',
  });
  const writer = await instance.connect();
  for (const setting of [...(options.prepare ?? []), ...SETTINGS]) {
    await writer.run(setting);
  }
  await createMarks(writer);
  const store = new Store(instance, writer, await ConnectionPool.open(instance, READERS), () => {
    openFiles.delete(file);
  });
  await store.load(await loadLogsets(writer), await loadCatalog(writer));
  return store;
}

/** Integer division and no way out of the engine: no files, no extensions, no change of settings. */
const SETTINGS = [
  'SET GLOBAL integer_division = true',
  "SET GLOBAL TimeZone = 'UTC'",
  'SET GLOBAL autoinstall_known_extensions = false',
  'SET GLOBAL autoload_known_extensions = false',
  'SET GLOBAL enable_external_access = false',
  'SET GLOBAL lock_configuration = true',
];

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
