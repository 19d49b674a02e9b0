/** What the import tells the person at the terminal. */
import type { Outcome } from './import-answer';

const PREVIEW_URL = 'http://127.0.0.1:3080';
const MINUTE_MS = 60_000;

export interface FileOutcome {
  file: string;
  outcome: Outcome;
}

export function describeOutcome({ file, outcome }: FileOutcome): string[] {
  if (outcome.kind !== 'imported') {
    return [`${file}: ${outcome.message}`];
  }
  const { good, bad, skipped, resumed, firstBad } = outcome;
  const counts = [`${count(good.ccn, 'CCN record')}, ${count(good.eni, 'ENI record')}`, count(bad, 'bad line')];
  if (skipped > 0) {
    counts.push(count(skipped, 'line') + ' without data');
  }
  if (resumed > 0) {
    counts.push(`${resumed} of the records were stored by an earlier, cut off import`);
  }
  const lines = firstBad.map(
    ({ line, reason, excerpt }) => `  line ${line}: ${reason}${excerpt && `\n    ${excerpt}`}`,
  );
  if (bad > firstBad.length) {
    lines.push(`  and ${bad - firstBad.length} more`);
  }
  return [`${file}: ${counts.join('; ')}`, ...lines];
}

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Records of all files together. */
export function importedRecords(outcomes: readonly FileOutcome[]): number {
  return outcomes.reduce(
    (sum, { outcome }) => sum + (outcome.kind === 'imported' ? outcome.good.ccn + outcome.good.eni : 0),
    0,
  );
}

/** Where to look at what was imported: whole minutes around all of it. Undefined when nothing was. */
export function previewLink(outcomes: readonly FileOutcome[]): string | undefined {
  const times = outcomes.flatMap(({ outcome }) =>
    outcome.kind === 'imported' && outcome.fromMs !== null && outcome.toMs !== null
      ? [outcome.fromMs, outcome.toMs]
      : [],
  );
  if (times.length === 0) {
    return undefined;
  }
  const from = Math.floor(Math.min(...times) / MINUTE_MS) * MINUTE_MS;
  const to = (Math.floor(Math.max(...times) / MINUTE_MS) + 1) * MINUTE_MS;
  return `${PREVIEW_URL}/?page=editor&ds=flowlens-imported&from=${from}&to=${to}`;
}
