/** Which minutes of a topic are delivered, and up to which level. Kept as the topic's mark, beside the records. */

type Run = [firstMinute: number, lastMinute: number, level: number];

export class DeliveredMinutes {
  private readonly levels = new Map<number, number>();

  /** Reads what `print` wrote; nothing when there was no mark. Another writer's mark is an error. */
  static parse(mark: string | undefined): DeliveredMinutes {
    const minutes = new DeliveredMinutes();
    for (const [first, last, level] of mark === undefined ? [] : readRuns(mark)) {
      for (let minute = first; minute <= last; minute++) {
        minutes.set(minute, level);
      }
    }
    return minutes;
  }

  level(minute: number): number {
    return this.levels.get(minute) ?? 0;
  }

  set(minute: number, level: number): void {
    this.levels.set(minute, level);
  }

  forgetBefore(minute: number): void {
    for (const known of this.levels.keys()) {
      if (known < minute) {
        this.levels.delete(known);
      }
    }
  }

  copy(): DeliveredMinutes {
    const copy = new DeliveredMinutes();
    this.levels.forEach((level, minute) => copy.set(minute, level));
    return copy;
  }

  print(): string {
    const runs: Run[] = [];
    for (const [minute, level] of [...this.levels].sort(([a], [b]) => a - b)) {
      const run = runs.at(-1);
      if (run?.[1] === minute - 1 && run[2] === level) {
        run[1] = minute;
      } else {
        runs.push([minute, minute, level]);
      }
    }
    return JSON.stringify({ delivered: runs });
  }
}

function readRuns(mark: string): Run[] {
  const { delivered } = JSON.parse(mark) as { delivered?: Run[] };
  if (!Array.isArray(delivered)) {
    throw new Error('the topic is marked by another writer than the traffic feed; use another folder for the store');
  }
  return delivered;
}
