import { setTimeout as pause } from 'node:timers/promises';
import type { Retry } from '#cls';
import { ClsError, UnreachableError } from './cls-error';

const TRIES: Readonly<Record<Retry, number>> = { backoff: 4, once: 2, no: 1 };

const FIRST_PAUSE_MS = 250;

/** Runs a call that only reads, and again while its failure is one that heals. Pauses double, each cut by chance. */
export async function retryCall<Answer>(call: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted || tried >= TRIES[retryOf(error)]) {
        throw error;
      }
      // Panels that failed together must not come back together.
      await pause(FIRST_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random() / 2), undefined, { signal });
    }
  }
}

function retryOf(error: unknown): Retry {
  if (error instanceof ClsError) {
    return error.meaning.retry;
  }
  return error instanceof UnreachableError ? error.retry : 'no';
}
