/**
 * Counts writes twice: in the store, in the transaction of each, and in a file beside it when the write is
 * acknowledged. The engine takes damage in its log of writes for the end of a log that a kill cut short, and goes on
 * without what follows; by the second count that is noticed.
 */
import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { type DuckDBConnection } from '@duckdb/node-api';
import { damagedStore } from './engine-fault';

const WRITES = '"__writes__"';
const DIGITS = 16;

export class WriteCount {
  private constructor(
    private readonly descriptor: number,
    private readonly writer: DuckDBConnection,
    private count: number,
  ) {}

  /** Throws `StoreError` when acknowledged writes are missing. */
  static async open(file: string, writer: DuckDBConnection): Promise<WriteCount> {
    await writer.run(`CREATE TABLE IF NOT EXISTS ${WRITES} (count BIGINT)`);
    await writer.run(`INSERT INTO ${WRITES} SELECT 0 WHERE NOT EXISTS (FROM ${WRITES})`);
    const stored = Number((await writer.runAndReadAll(`SELECT count FROM ${WRITES}`)).getRows()[0]![0]);
    const beside = `${file}.acknowledged`;
    const descriptor = openSync(beside, constants.O_RDWR | constants.O_CREAT);
    const missing = Number(readFileSync(descriptor, 'latin1')) - stored;
    if (missing > 0) {
      closeSync(descriptor);
      throw damagedStore(file, `${missing} acknowledged writes are missing, as ${file}.wal is torn or lost`);
    }
    return new WriteCount(descriptor, writer, stored);
  }

  /** Writes that are in the store. */
  get stored(): number {
    return this.count;
  }

  /** Within the transaction of a write. */
  async countOne(): Promise<void> {
    await this.writer.run(`UPDATE ${WRITES} SET count = ${this.count + 1}`);
  }

  /** After its commit. */
  acknowledge(): void {
    this.count += 1;
    try {
      writeSync(this.descriptor, String(this.count).padStart(DIGITS), 0);
    } catch {
      // A lower count only notices less; the write is stored.
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
