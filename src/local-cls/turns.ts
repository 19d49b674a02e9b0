/** Turns an owner may always take when any is left; the last ones are kept for those who have fewer. */
const FAIR_SHARE = 2;

/** Whose jobs they are; `given up` are those that still run though their signal has fired. */
interface Owner {
  running: number;
  givenUp: number;
}

interface Waiting {
  owner: Owner;
  begin: () => void;
}

/**
 * Lets at most `size` jobs run at once; more wait, and leave when their signal fires. The next is the one whose owner has
 * the fewest running, then the first that came. `kept` of the turns are for owners with little running, as jobs may be
 * slow, and half of those for owners whose jobs end when they are given up.
 */
export class Turns {
  readonly #waiting = new Set<Waiting>();
  readonly #owners = new Map<string, Owner>();
  #left: number;

  constructor(
    size: number,
    private readonly kept = 0,
  ) {
    this.#left = size;
  }

  /** Runs `work` when it is its turn. */
  async take<T>(work: () => Promise<T>, signal: AbortSignal, name = ''): Promise<T> {
    signal.throwIfAborted();
    const owner = this.#owners.get(name) ?? { running: 0, givenUp: 0 };
    this.#owners.set(name, owner);
    await this.#wait(owner, signal);
    let state: keyof Owner = 'running';
    const giveUp = () => {
      state = 'givenUp';
      owner.running -= 1;
      owner.givenUp += 1;
      this.#pass();
    };
    try {
      signal.throwIfAborted();
      signal.addEventListener('abort', giveUp);
      return await work();
    } finally {
      signal.removeEventListener('abort', giveUp);
      owner[state] -= 1;
      this.#left += 1;
      this.#pass();
    }
  }

  #wait(owner: Owner, signal: AbortSignal): Promise<void> {
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
      .filter(({ owner }) => this.#left > this.#keptFrom(owner))
      .reduce<Waiting | undefined>(
        (first, other) => (first === undefined || other.owner.running < first.owner.running ? other : first),
        undefined,
      );
    if (next !== undefined) {
      this.#waiting.delete(next);
      this.#left -= 1;
      next.owner.running += 1;
      next.begin();
    }
  }

  #keptFrom({ running, givenUp }: Owner): number {
    if (running >= FAIR_SHARE) {
      return this.kept;
    }
    return givenUp === 0 ? 0 : Math.floor(this.kept / 2);
  }
}
