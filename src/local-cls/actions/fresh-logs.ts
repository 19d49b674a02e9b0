/** Which records of each topic were uploaded a moment ago and cannot be found yet. */
export class FreshLogs {
  readonly #arrivals = new Map<string, { firstSequence: number; atMs: number }[]>();

  constructor(
    private readonly delayMs: number,
    private readonly now: () => number,
  ) {}

  /** Called before an upload is stored; its records have this number and higher ones. */
  readonly arrive = (topicId: string, firstSequence: number): void => {
    if (this.delayMs > 0) {
      this.#arrivals.set(topicId, [...this.#fresh(topicId), { firstSequence, atMs: this.now() }]);
    }
  };

  /** Number of the first record that cannot be found; undefined when all can. */
  firstOf(topicId: string): number | undefined {
    return this.#fresh(topicId)[0]?.firstSequence;
  }

  #fresh(topicId: string) {
    const sinceMs = this.now() - this.delayMs;
    return (this.#arrivals.get(topicId) ?? []).filter(({ atMs }) => atMs > sinceMs);
  }
}
