import { setTimeout } from 'node:timers/promises';

/** What a promise gives within some time, else nothing; what it waits for goes on. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> {
  const enough = new AbortController();
  const late = setTimeout(milliseconds, undefined, { signal: enough.signal }).catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    enough.abort();
  }
}
