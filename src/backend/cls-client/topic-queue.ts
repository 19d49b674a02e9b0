import { ownSignal } from '../own-signal';

/** Who waits: alert rules and people take turns, so that neither keeps the other waiting. */
export type Line = 'people' | 'alerts';

type Waiting = Record<Line, (() => void)[]>;

const OTHER: Readonly<Record<Line, Line>> = { people: 'alerts', alerts: 'people' };

/** Lets a few calls per topic run at once and the rest wait in two lines. A cancelled call leaves its line at once. */
export class TopicQueue {
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, Waiting & { served: Line }>();

  constructor(private readonly limit: number) {}

  async run<Result>(
    topic: string,
    signal: AbortSignal,
    task: () => Promise<Result>,
    line: Line = 'people',
  ): Promise<Result> {
    await this.#enter(topic, signal, line);
    try {
      return await task();
    } finally {
      this.#leave(topic);
    }
  }

  #enter(topic: string, asked: AbortSignal, line: Line): Promise<void> {
    asked.throwIfAborted();
    const running = this.#running.get(topic) ?? 0;
    if (running < this.limit) {
      this.#running.set(topic, running + 1);
      return Promise.resolve();
    }
    const signal = ownSignal(asked);
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(topic) ?? { people: [], alerts: [], served: OTHER[line] };
      this.#waiting.set(topic, waiting);
      const cancel = () => {
        waiting[line].splice(waiting[line].indexOf(start), 1);
        reject(signal.reason as Error);
      };
      const start = () => {
        signal.removeEventListener('abort', cancel);
        resolve();
      };
      waiting[line].push(start);
      signal.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Hands the place to the first of the other line, else of the same, or gives it up. */
  #leave(topic: string): void {
    const next = this.#next(topic);
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

  #next(topic: string): (() => void) | undefined {
    const waiting = this.#waiting.get(topic);
    if (waiting === undefined) {
      return undefined;
    }
    const other = OTHER[waiting.served];
    const line = waiting[other].length > 0 ? other : waiting.served;
    waiting.served = line;
    return waiting[line].shift();
  }
}
