/** What the import tells the person at the terminal. */
import type { LogFormat } from '#flowlog';
import { importTopicId } from '../demo-topics';
import type { Outcome, Span } from './import-answer';
import { previewLink } from './preview-link';

const FORMATS: readonly LogFormat[] = ['ccn', 'eni'];

type Imported = Extract<Outcome, { kind: 'imported' }>;

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
  return [`${file}: ${counts.join('; ')}`, ...lines, ...FORMATS.flatMap((format) => warning(format, outcome))];
}

/** A mended file is another file: its good lines come a second time. */
function warning(format: LogFormat, { others, spans }: Imported): string[] {
  const span = spans[format];
  return span === null || others[format] === 0
    ? []
    : [
        `  Warning: topic ${importTopicId(format)} held ${count(others[format], 'record')} between ${second(span.startMs)}` +
          ` and ${second(span.endMs)} before. Lines that this file shares with an earlier one, as a mended copy does,` +
          ' are stored twice now. To have each once, start the local CLS with an empty folder' +
          ' (npm run local-cls -- --dir FOLDER) and import again.',
      ];
}

const second = (timeMs: number): string => new Date(timeMs).toISOString().replace('.000', '');

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** 1 when nothing was imported because of errors; a file that was imported before is none. */
export function exitCode(outcomes: readonly FileOutcome[]): 0 | 1 {
  const failed = outcomes.some(({ outcome }) => outcome.kind !== 'repeated');
  return failed && importedOf(outcomes).length === 0 ? 1 : 0;
}

/** Where to look at what was imported: a link a format, the one with more records first. */
export function previewLines(outcomes: readonly FileOutcome[]): string[] {
  const imported = importedOf(outcomes);
  if (imported.length === 0) {
    return ['Nothing was imported.'];
  }
  const records = (format: LogFormat): number => imported.reduce((sum, { good }) => sum + good[format], 0);
  const found = FORMATS.filter((format) => records(format) > 0).sort((a, b) => records(b) - records(a));
  return [
    'Look at it in the preview (npm run demo prints its own address when port 3080 was taken):',
    ...found.map((format) => `  ${format.toUpperCase()}: ${previewLink(format, wholeSpan(format, imported))}`),
  ];
}

/** Files of which at least one record came in. */
function importedOf(outcomes: readonly FileOutcome[]): Imported[] {
  return outcomes.flatMap(({ outcome }) =>
    outcome.kind === 'imported' && outcome.good.ccn + outcome.good.eni > 0 ? [outcome] : [],
  );
}

function wholeSpan(format: LogFormat, imported: readonly Imported[]): Span {
  const spans = imported.flatMap(({ spans }) => spans[format] ?? []);
  return {
    startMs: Math.min(...spans.map(({ startMs }) => startMs)),
    endMs: Math.max(...spans.map(({ endMs }) => endMs)),
  };
}
