/** Faults of the disk and of the engine, told apart by the engine's texts: it gives no codes. */

/** The engine has stopped and must be opened again before it does anything. */
export class EngineEndedError extends Error {
  override readonly name = 'EngineEndedError';
}

/** What happened to the store and what to do, for people. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const ENDED = /^FATAL Error|database has been invalidated/;
/** Of the engine and of Node. Texts of other kinds of errors may quote a record. */
const DISK = /^(?:(?:IO|FATAL|TransactionContext) Error|ENOSPC|EFBIG|EDQUOT): /;
const FULL = /No space left on device|File too large|Disk quota exceeded|There is not enough space/i;
const DAMAGED = /Corrupt|Could not read enough bytes|not a valid DuckDB database|while replaying WAL/;

export function hasEnded(error: unknown): boolean {
  return error instanceof EngineEndedError || ENDED.test(textOf(error));
}

/** A fault of the disk or the engine, so no statement's own. */
export function isEngineFault(error: unknown): boolean {
  return hasEnded(error) || DISK.test(textOf(error));
}

/** The same error; in words where it is a fault of the disk. */
export function explainFault(error: unknown, file: string): unknown {
  const reason = textOf(error).split('\n', 1)[0]!;
  if (!DISK.test(reason)) {
    return error;
  }
  if (FULL.test(reason)) {
    return new StoreError(
      `The disk is full (${reason}): nothing of this request is stored. Next step: make room where ${file} lies; ` +
        'writing then goes on by itself, and searches go on meanwhile',
    );
  }
  return DAMAGED.test(reason) ? damagedStore(file, reason) : error;
}

export function damagedStore(file: string, reason: string): StoreError {
  return new StoreError(
    `The store ${file} is damaged (${reason}). Next step: stop the local CLS, put its folder aside, start with an ` +
      'empty folder (--dir) and bring the records in again',
  );
}

/** The engine's errors may be of another realm, as they are in tests. */
function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error).replace(/^Error: /, '');
}
