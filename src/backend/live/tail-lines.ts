import type { Locale } from '#wording';
import type { DecodedFrame } from '#plugin-sdk';
import { toFailure } from '../errors';
import type { Result } from '../results/ask';
import { text } from '../texts/text';
import { NewRows } from './new-rows';
import { cellFields, noteFrame, pickRows } from './tail-frames';

/** Records shown a second; a browser can draw more, nobody can read them. */
export const MOST_PER_SECOND = 200;

/** Beyond so many seconds of records the older ones are left out: the next poll is due. */
const MOST_SECONDS = 15;

/** What stood there before, to see at once that it works. */
const FIRST_LINES = 100;

/** Records one poll looks at; CLS's cursor ends there. */
export const LOOKED_AT = 10_000;

/** Log lines up to now, newest first; `fromMs` is how far back they were read. */
export interface Polled extends Pick<Result, 'frames' | 'rows' | 'warnings'> {
  fromMs: number;
}

/** What one poll brings: lines about the tail itself, then the records of each second, oldest first. */
export interface TailPart {
  notes: DecodedFrame[];
  seconds: DecodedFrame[];
}

/** Turns polls that overlap into lines that are shown once. */
export class TailLines {
  readonly #rows = new NewRows();
  #isFirst = true;
  #told: readonly string[] = [];
  #notes = 0;

  constructor(private readonly locale: Locale | undefined) {}

  read({ frames, rows, warnings, fromMs }: Polled): TailPart {
    const fields = frames[0] === undefined ? [] : cellFields(frames[0]);
    const beforeMs = this.#rows.newestMs ?? fromMs;
    const fresh = this.#rows.take(fields, fromMs);
    const shown = fresh.slice(0, this.#isFirst ? FIRST_LINES : MOST_SECONDS * MOST_PER_SECOND).reverse();
    const leftOut = this.#isFirst ? 0 : fresh.length - shown.length;
    this.#isFirst = false;
    const now = [...warnings, ...(rows >= LOOKED_AT ? [this.#cut(fromMs)] : [])];
    const news = now.filter((warning) => !this.#told.includes(withoutNumbers(warning)));
    this.#told = now.map(withoutNumbers);
    if (leftOut > 0) {
      news.push(text(this.locale, 'tail.leftOut', { number: leftOut, rate: MOST_PER_SECOND }));
    }
    const seconds: DecodedFrame[] = [];
    for (let from = 0; from < shown.length; from += MOST_PER_SECOND) {
      seconds.push(pickRows(fields, shown.slice(from, from + MOST_PER_SECOND)));
    }
    return { notes: news.map((body) => this.#note('warning', body, beforeMs)), seconds };
  }

  failed(error: unknown, pauseSeconds: number): TailPart {
    const reason = toFailure(error, this.locale).message.replace(/\.$/, '');
    const time = new Date().toISOString().slice(11, 19);
    const body = text(this.locale, 'tail.failed', { time, reason, seconds: pauseSeconds });
    return { notes: [this.#note('error', body, this.#rows.newestMs ?? Date.now())], seconds: [] };
  }

  #cut(fromMs: number): string {
    const minutes = Math.round((Date.now() - fromMs) / 60_000);
    return text(this.locale, 'tail.cut', { number: LOOKED_AT, minutes });
  }

  /** At the time of the newest record before: what comes later stands below it. */
  #note(severity: 'warning' | 'error', body: string, timeMs: number): DecodedFrame {
    this.#notes += 1;
    return noteFrame({ severity, body, timeMs }, `tail/${Date.now()}/${this.#notes}`);
  }
}

/** A warning that stays is told once, although its figures change. */
function withoutNumbers(warning: string): string {
  return warning.replace(/\d+/g, '');
}
