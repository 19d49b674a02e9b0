import { ownSignal } from './own-signal';

interface Kept<Answer> {
  askedMs: number;
  isAnswered: boolean;
  answer: Promise<Answer>;
  /** Callers that still wait; the question is given up with the last of them. */
  waiting: number;
  stop: AbortController;
}

/** Answers that several callers share: while a question is on its way nobody asks it again, nor for a while after. */
export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>();

  /** Kept `keepMs` after the asking, 0: only until it is answered. With more than `most` questions the oldest is forgotten. */
  constructor(
    private readonly keepMs: number,
    private readonly most: number,
  ) {}

  /** Rejects with the signal's reason once cancelled. A failed question is forgotten, so that the next caller asks again. */
  async get(question: string, ask: (stop: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    const found = this.#kept.get(question);
    const isFresh =
      found && !found.stop.signal.aborted && (!found.isAnswered || Date.now() - found.askedMs < this.keepMs);
    const kept = isFresh ? found : this.#ask(question, ask);
    kept.waiting += 1;
    try {
      return await orCancelled(kept.answer, signal);
    } finally {
      kept.waiting -= 1;
      if (kept.waiting === 0 && signal.aborted) {
        kept.stop.abort();
      }
    }
  }

  #ask(question: string, ask: (stop: AbortSignal) => Promise<Answer>): Kept<Answer> {
    const stop = new AbortController();
    const kept = { askedMs: Date.now(), isAnswered: false, answer: ask(stop.signal), waiting: 0, stop };
    const forget = () => this.#kept.get(question) === kept && this.#kept.delete(question);
    void kept.answer.then(() => {
      kept.isAnswered = true;
      if (this.keepMs === 0) {
        forget();
      }
    }, forget);
    this.#kept.delete(question);
    this.#kept.set(question, kept);
    if (this.#kept.size > this.most) {
      this.#kept.delete(this.#kept.keys().next().value!);
    }
    return kept;
  }
}

function orCancelled<Result>(result: Promise<Result>, asked: AbortSignal): Promise<Result> {
  const signal = ownSignal(asked);
  return new Promise((resolve, reject) => {
    const cancel = () => reject(signal.reason as Error);
    if (signal.aborted) {
      cancel();
    }
    signal.addEventListener('abort', cancel, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
