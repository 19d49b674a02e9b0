import { setTimeout as pause } from 'node:timers/promises';
import { ownSignal } from '../own-signal';

/** Lets calls begin no faster than a rate. */
export class CallPace {
  #nextMs = 0;

  constructor(private readonly perSecond: number) {}

  /** Resolves when the next call may begin; rejects once cancelled. */
  async turn(signal: AbortSignal): Promise<void> {
    const nowMs = Date.now();
    const startMs = Math.max(nowMs, this.#nextMs);
    this.#nextMs = startMs + 1000 / this.perSecond;
    await pause(startMs - nowMs, undefined, { signal: ownSignal(signal) });
  }
}
