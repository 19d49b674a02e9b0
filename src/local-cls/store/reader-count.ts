/** Threads of Node's pool that are left to files. */
const FOR_FILES = 8;

/** A running statement keeps a thread of Node's pool, which has four unless told (`thread-count.ts`). */
const THREADS = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);

/** Statements that run at once. */
export const READERS = Math.max(THREADS - FOR_FILES, 3);
