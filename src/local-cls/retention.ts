/** Deletes what topics need not keep any longer. Readers go on meanwhile; other writers wait for one topic at most. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from './store/store';

const DAY_MS = 24 * 3_600_000;

/** CLS names days and no hour; records are gone a little later, as there. */
const GRACE_MS = 3_600_000;

const EVERY_MS = 10 * 60_000;

export interface RetentionOptions {
  signal: AbortSignal;
  /** Unix milliseconds. */
  now: () => number;
  log: (message: string) => void;
}

/** Deletes now and every ten minutes, until the signal says stop. */
export async function enforceRetention(store: Store, options: RetentionOptions): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    await deleteExpired(store, options);
    await pause(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** One round over all topics. */
export async function deleteExpired(store: Store, { signal, now, log }: RetentionOptions): Promise<void> {
  for (const { topicId, retentionDays } of store.topics()) {
    if (retentionDays !== null && !signal.aborted) {
      await store.deleteBefore(topicId, now() - retentionDays * DAY_MS - GRACE_MS).catch((error: unknown) => {
        log(`Old records of topic ${topicId} could not be deleted, next try in ten minutes: ${String(error)}`);
      });
    }
  }
}
