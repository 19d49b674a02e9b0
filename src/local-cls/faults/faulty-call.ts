import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type Effect, type FaultPlan, NO_EFFECT } from './fault-plan';
import { sendCut, sendGarbage } from './garbage';
import { readCall } from './read-call';

/** One API call on its way through the faults that are set. */
export class FaultyCall {
  #effect: Effect = NO_EFFECT;

  constructor(private readonly plan: FaultPlan) {}

  /** Before anything runs: waits as long as the call is slow, and throws the error it fails with. */
  async enter(headers: IncomingHttpHeaders, body: Buffer, signal: AbortSignal): Promise<void> {
    this.#effect = this.plan.effectOn(() => readCall(headers, body));
    if (this.#effect.delayMs > 0) {
      await pause(this.#effect.delayMs, undefined, { signal });
    }
    if (this.#effect.failure !== undefined) {
      throw this.#effect.failure;
    }
  }

  /** Throws when this topic of a search over several is to fail. */
  readonly enterTopic = (topicId: string): void => {
    const failure = this.#effect.failingTopics.get(topicId);
    if (failure !== undefined) {
      throw failure;
    }
  };

  /** Sends the answer spoilt. False when it is to be sent as it is. */
  spoil(response: ServerResponse, content: string): boolean {
    const { answer } = this.#effect;
    if (answer === undefined) {
      return false;
    }
    if (answer === 'cut') {
      sendCut(response, content);
    } else {
      sendGarbage(response, answer, content);
    }
    return true;
  }
}
