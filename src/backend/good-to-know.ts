import { log } from '#plugin-sdk';

/** An answer that helps but is not needed: where asking fails, the log tells and `otherwise` holds. Rejects once cancelled. */
export async function goodToKnow<Answer>(
  ask: () => Promise<Answer>,
  otherwise: Answer,
  failing: { message: string; level: 'warn' | 'debug'; topic: string },
  signal: AbortSignal,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    log[failing.level](failing.message, {
      topic: failing.topic,
      error: error instanceof Error ? error.message : String(error),
    });
    return otherwise;
  }
}
