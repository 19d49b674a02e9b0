import { ownSignal } from '../own-signal';

/** Lets a few calls per topic run at once and the rest wait in order. A cancelled call leaves the line at once. */
export class TopicQueue {
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(private readonly limit: number) {}

  async run<Result>(topic: string, signal: AbortSignal, task: () => Promise<Result>): Promise<Result> {
    await this.#enter(topic, signal);
    try {
      return await task();
    } finally {
      this.#leave(topic);
    }
  }

  #enter(topic: string, asked: AbortSignal): Promise<void> {
    asked.throwIfAborted();
    const running = this.#running.get(topic) ?? 0;
    if (running < this.limit) {
      this.#running.set(topic, running + 1);
      return Promise.resolve();
    }
    const signal = ownSignal(asked);
    return new Promise((resolve, reject) => {
      const line = this.#waiting.get(topic) ?? [];
      this.#waiting.set(topic, line);
      const cancel = () => {
        line.splice(line.indexOf(start), 1);
        reject(signal.reason as Error);
      };
      const start = () => {
        signal.removeEventListener('abort', cancel);
        resolve();
      };
      line.push(start);
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Hands the place to the next in line, or gives it up. */
  #leave(topic: string): void {
    const next = this.#waiting.get(topic)?.shift();
    if (next) {
      next();
      return;
    }
    const running = this.#running.get(topic)! - 1;
    if (running === 0) {
      this.#running.delete(topic);
      this.#waiting.delete(topic);
    } else {
      this.#running.set(topic, running);
    }
  }
}
