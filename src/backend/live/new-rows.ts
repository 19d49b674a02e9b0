import type { CellField } from '#plugin-sdk';

/** Rows by id and time, as far back as they may be read again. */
export class NewRows {
  readonly #seen = new Map<string, number>();
  #newestMs: number | undefined;

  /** Milliseconds, of all rows so far. */
  get newestMs(): number | undefined {
    return this.#newestMs;
  }

  /** The rows nobody saw before, in their order. What is older than `fromMs` is not read again and is forgotten. */
  take(fields: readonly CellField[], fromMs: number): number[] {
    const column = (name: string) => fields.find((field) => field.name === name)?.values ?? [];
    const times = column('timestamp');
    const fresh: number[] = [];
    for (const [row, id] of (column('id') as readonly string[]).entries()) {
      const timeMs = times[row] as number;
      if (!this.#seen.has(id)) {
        fresh.push(row);
        this.#newestMs = Math.max(this.#newestMs ?? timeMs, timeMs);
      }
      this.#seen.set(id, timeMs);
    }
    for (const [id, timeMs] of this.#seen) {
      if (timeMs < fromMs) {
        this.#seen.delete(id);
      }
    }
    return fresh;
  }
}
