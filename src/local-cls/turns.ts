/** Turns an owner may always take when any is left; the last ones are kept for those who have fewer. */
const FAIR_SHARE = 2;

interface Waiting {
  owner: string;
  begin: () => void;
}

/**
 * Lets at most `size` jobs run at once; more wait, and leave when their signal fires. The next is the one whose owner has
 * the fewest running, then the first that came. `kept` of the turns are for owners with little running: jobs may be slow.
 */
export class Turns {
  readonly #waiting = new Set<Waiting>();
  readonly #running = new Map<string, number>();
  #left: number;

  constructor(
    size: number,
    private readonly kept = 0,
  ) {
    this.#left = size;
  }

  /** Runs `work` when it is its turn. */
  async take<T>(work: () => Promise<T>, signal: AbortSignal, owner = ''): Promise<T> {
    signal.throwIfAborted();
    await this.#wait(owner, signal);
    try {
      return await work();
    } finally {
      this.#count(owner, -1);
      this.#pass();
    }
  }

  #wait(owner: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.delete(waiting);
        reject(signal.reason as Error);
      };
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const waiting = { owner, begin };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', leave);
      this.#pass();
    });
  }

  /** Lets the next begin, if there is one that may. */
  #pass(): void {
    const next = [...this.#waiting]
      .filter(({ owner }) => this.#left > (this.#runningOf(owner) < FAIR_SHARE ? 0 : this.kept))
      .reduce<Waiting | undefined>(
        (first, other) =>
          first === undefined || this.#runningOf(other.owner) < this.#runningOf(first.owner) ? other : first,
        undefined,
      );
    if (next !== undefined) {
      this.#waiting.delete(next);
      this.#count(next.owner, 1);
      next.begin();
    }
  }

  #runningOf(owner: string): number {
    return this.#running.get(owner) ?? 0;
  }

  #count(owner: string, change: 1 | -1): void {
    this.#left -= change;
    const running = this.#runningOf(owner) + change;
    if (running === 0) {
      this.#running.delete(owner);
    } else {
      this.#running.set(owner, running);
    }
  }
}
