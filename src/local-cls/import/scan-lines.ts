/** Goes through a text line by line: runs of regular lines as they are, every other line as `LineReader` reads it. */
import type { LogFormat } from '#flowlog';
import { type LineReader, type Line } from './read-line';
import { matchRegularLine } from './regular-line';

/** Takes what the lines are, in their order. */
export interface LineSink {
  /** Regular lines of one format, each with its line feed. `startSeconds` is the oldest, `endSeconds` the newest. */
  lines(format: LogFormat, text: string, run: LineRun): void;
  /** Any other line; `at` is its place in the text, from 0. */
  line(line: Line, text: string, at: number): void;
  /** Whether regular lines of the format may come as they are. */
  takes(format: LogFormat): boolean;
}

export interface LineRun {
  count: number;
  startSeconds: number;
  endSeconds: number;
}

const FORMATS: readonly LogFormat[] = ['ccn', 'eni'];

/** Every line of `text` ends with a line feed. Answers how many there are. */
export function scanLines(text: string, reader: LineReader, sink: LineSink): number {
  let from = 0;
  let at = 0;
  const formats = FORMATS.filter((format) => sink.takes(format));
  while (from < text.length) {
    const begin = from;
    for (const format of formats) {
      const run = scanRun(text, from, format);
      if (run !== undefined) {
        sink.lines(format, text.slice(from, run.next), run);
        from = run.next;
        at += run.count;
      }
    }
    if (from === begin) {
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end);
      sink.line(reader.read(line), line, at);
      from = end + 1;
      at += 1;
    }
  }
  return at;
}

/** The regular lines of a format from here on. */
function scanRun(text: string, from: number, format: LogFormat): (LineRun & { next: number }) | undefined {
  const first = matchRegularLine(text, from, format);
  if (first === undefined) {
    return undefined;
  }
  const run = { count: 1, ...first };
  for (;;) {
    const line = matchRegularLine(text, run.next, format);
    if (line === undefined) {
      return run;
    }
    run.count += 1;
    run.next = line.next;
    run.startSeconds = Math.min(run.startSeconds, line.startSeconds);
    run.endSeconds = Math.max(run.endSeconds, line.endSeconds);
  }
}
