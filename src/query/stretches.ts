import type { Range } from './volume-expressions';

/** Stretches of time, apart from each other and in order. */
export class Stretches {
  readonly ranges: readonly Range[];

  /** In any order; those that touch are one. */
  constructor(ranges: Iterable<Range> = []) {
    const filled = [...ranges].filter(({ fromSeconds, toSeconds }) => fromSeconds < toSeconds);
    this.ranges = join(filled.sort((a, b) => a.fromSeconds - b.fromSeconds));
  }

  overlaps({ fromSeconds, toSeconds }: Range): boolean {
    const first = this.ranges[this.#endingAfter(fromSeconds)];
    return fromSeconds < toSeconds && first !== undefined && first.fromSeconds < toSeconds;
  }

  /** What of a range they cover. */
  within({ fromSeconds, toSeconds }: Range): Range[] {
    const found: Range[] = [];
    for (let at = this.#endingAfter(fromSeconds); this.ranges[at] !== undefined; at++) {
      const one = this.ranges[at]!;
      if (one.fromSeconds >= toSeconds) {
        break;
      }
      found.push({
        fromSeconds: Math.max(fromSeconds, one.fromSeconds),
        toSeconds: Math.min(toSeconds, one.toSeconds),
      });
    }
    return found;
  }

  /** What of a range they leave out. */
  gaps(range: Range): Range[] {
    const covered = this.within(range);
    const starts = [range.fromSeconds, ...covered.map(({ toSeconds }) => toSeconds)];
    const ends = [...covered.map(({ fromSeconds }) => fromSeconds), range.toSeconds];
    return starts
      .map((fromSeconds, at) => ({ fromSeconds, toSeconds: ends[at]! }))
      .filter(({ fromSeconds, toSeconds }) => fromSeconds < toSeconds);
  }

  secondsIn(range: Range): number {
    return lengthOf(this.within(range));
  }

  /** Place of the first one that ends after a moment. */
  #endingAfter(seconds: number): number {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ranges[middle]!.toSeconds > seconds) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}

/** Seconds. */
export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, { fromSeconds, toSeconds }) => sum + toSeconds - fromSeconds, 0);
}

function join(sorted: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const { fromSeconds, toSeconds } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && last.toSeconds >= fromSeconds) {
      joined[joined.length - 1] = { ...last, toSeconds: Math.max(last.toSeconds, toSeconds) };
    } else {
      joined.push({ fromSeconds, toSeconds });
    }
  }
  return joined;
}
