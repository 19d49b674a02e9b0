import type { PreviewStep } from '#contract';

/** One text and all topics it is put to, each written `region/topic`. */
export interface MergedStep extends Pick<PreviewStep, 'purpose' | 'search' | 'sql'> {
  topics: string[];
}

/** Most steps differ only in their topic: a text that goes to eight topics is shown once. */
export function mergeSteps(steps: readonly PreviewStep[]): MergedStep[] {
  const merged = new Map<string, MergedStep>();
  for (const { purpose, search, sql, region, topic } of steps) {
    const key = JSON.stringify([purpose, search, sql]);
    const step = merged.get(key) ?? { purpose, search, sql, topics: [] };
    step.topics.push(`${region}/${topic}`);
    merged.set(key, step);
  }
  return [...merged.values()];
}
