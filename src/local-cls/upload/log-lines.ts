import type { LineBatch } from '../store/log-batch';
import { FILENAME, SOURCE, type TopicColumn } from '../store/topic-record';
import { timeMs } from './check-log-groups';
import type { Log, LogGroup } from './read-log-groups';

/** Control characters that stand between words and at the ends of lines; logs that hold them do not become lines. */
const WORD_END = '\u001f';
const LINE_END = '\u001e';
const UNSAFE = /[\u0000\u001e\u001f]/;

/** Word of the log time. */
const TIME_KEY = '_';

const CANONICAL_LONG = /^(?:0|-?[1-9]\d{0,17})$/;

/**
 * Logs as lines of text that the engine takes apart. All lines have the keys of the first log; logs with other keys,
 * with metadata, or with a number that is not written as numbers are printed, do not fit.
 */
export class LogLines {
  /** Numbers taken, those left out too. */
  count = 0;
  private keys: readonly string[] | undefined;
  private readonly lines: string[] = [];
  private readonly samples: string[][] = [];
  private numbers: { at: number; type: TopicColumn['type'] }[] = [];

  constructor(private readonly columns: readonly TopicColumn[]) {}

  /** False when the log does not fit. */
  add(log: Log, { source = '', filename = '', tags }: LogGroup): boolean {
    this.keys ??= this.begin(log.keys);
    const { values } = log;
    if (!sameKeys(log.keys, this.keys) || tags.length > 0 || !this.numbers.every((number) => fits(values, number))) {
      return false;
    }
    const line = [timeMs(log), source, filename, ...values];
    if (UNSAFE.test(line.join(''))) {
      return false;
    }
    this.lines.push(line.join(WORD_END));
    values.forEach((value, at) => {
      const texts = this.samples[at]!;
      if (texts.at(-1) !== value) {
        texts.push(value);
      }
    });
    this.count += 1;
    return true;
  }

  /** Leaves a number free. */
  leaveOut(): void {
    this.lines.push('');
    this.count += 1;
  }

  batch(): LineBatch {
    const keys = this.keys ?? [];
    return {
      keys: [TIME_KEY, SOURCE, FILENAME, ...keys],
      time: { key: TIME_KEY, unitMs: 1 },
      wordEnd: WORD_END,
      lineEnd: LINE_END,
      parts: [{ text: this.lines.map((line) => line + LINE_END).join(''), count: this.count }],
      samples: Object.fromEntries(keys.map((key, at) => [key, this.samples[at]!])),
    };
  }

  private begin(keys: readonly string[]): readonly string[] {
    if (new Set(keys).size < keys.length) {
      return [];
    }
    keys.forEach(() => this.samples.push([]));
    this.numbers = this.columns
      .filter(({ type }) => type === 'long' || type === 'double')
      .map(({ key, type }) => ({ at: keys.lastIndexOf(key), type }))
      .filter(({ at }) => at >= 0);
    return keys;
  }
}

function sameKeys(left: readonly string[], right: readonly string[]): boolean {
  return left === right || (left.length === right.length && left.every((key, at) => key === right[at]));
}

/** Whether the engine keeps the value as it was delivered: as a number or, where it is none, as a text. */
function fits(values: readonly string[], { at, type }: { at: number; type: TopicColumn['type'] }): boolean {
  const value = values[at]!;
  return value === '-' || (type === 'long' ? CANONICAL_LONG.test(value) : isPrintedDouble(value));
}

function isPrintedDouble(value: string): boolean {
  return Number.isFinite(Number(value)) && String(Number(value)) === value;
}
