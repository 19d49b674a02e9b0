/** One measured figure beside its target. `most`: at most that; `least`: at least that. */
export interface Measured {
  name: string;
  value: number;
  unit: string;
  target: { most: number } | { least: number };
}

/** A line of `results.json`. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  target: string;
  met: boolean;
}

export function judge({ name, value, unit, target }: Measured): Figure {
  const met = 'most' in target ? value <= target.most : value >= target.least;
  const bound = 'most' in target ? `<= ${target.most}` : `>= ${target.least}`;
  return { name, value: Number(value.toPrecision(4)), unit, target: bound, met };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median time of a task in milliseconds, after one run that is not counted. */
export async function timed(runs: number, task: () => unknown): Promise<number> {
  await task();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await task();
    times.push(performance.now() - started);
  }
  return median(times);
}
