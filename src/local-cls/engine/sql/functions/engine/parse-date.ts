import { DuckDBTimestampValue, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import { defineFunction } from './define-function';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const short = (names: readonly string[]) => names.map((name) => name.slice(0, 3)).join('|');

type Part =
  | 'year'
  | 'shortYear'
  | 'month'
  | 'monthName'
  | 'day'
  | 'yearDay'
  | 'hour'
  | 'hour12'
  | 'half'
  | 'minute'
  | 'second'
  | 'fraction'
  | 'none';

/** What each letter of date_parse takes (MySQL's letters, as Presto has them). */
const LETTERS: Readonly<Record<string, readonly [pattern: string, part: Part]>> = {
  a: [short(DAYS), 'none'],
  W: [DAYS.join('|'), 'none'],
  b: [short(MONTHS), 'monthName'],
  M: [MONTHS.join('|'), 'monthName'],
  Y: ['-?\\d{1,9}', 'year'],
  y: ['\\d{1,2}', 'shortYear'],
  m: ['\\d{1,2}', 'month'],
  c: ['\\d{1,2}', 'month'],
  d: ['\\d{1,2}', 'day'],
  e: ['\\d{1,2}', 'day'],
  j: ['\\d{1,3}', 'yearDay'],
  H: ['\\d{1,2}', 'hour'],
  k: ['\\d{1,2}', 'hour'],
  h: ['\\d{1,2}', 'hour12'],
  I: ['\\d{1,2}', 'hour12'],
  l: ['\\d{1,2}', 'hour12'],
  i: ['\\d{1,2}', 'minute'],
  s: ['\\d{1,2}', 'second'],
  S: ['\\d{1,2}', 'second'],
  f: ['\\d{1,9}', 'fraction'],
  p: ['AM|PM', 'half'],
};
const COMPOSED: Readonly<Record<string, string>> = { T: '%H:%i:%s', r: '%h:%i:%s %p' };

interface Reader {
  pattern: RegExp;
  parts: Part[];
}

const readers = new Map<string, Reader>();

function readerOf(format: string): Reader {
  const known = readers.get(format);
  if (known !== undefined) {
    return known;
  }
  const parts: Part[] = [];
  const source = format
    .replace(/%([Tr])/g, (_, letter: string) => COMPOSED[letter]!)
    .replace(/%(.)|[\\^$.*+?()[\]{}|]/gs, (found, letter: string | undefined) => {
      const rule = letter === undefined ? undefined : LETTERS[letter];
      if (rule === undefined) {
        return (letter ?? found).replace(/\W/, '\\$&');
      }
      parts.push(rule[1]);
      return `(${rule[0]})`;
    });
  const reader = { pattern: new RegExp(`^${source}$`, 'i'), parts };
  if (readers.size > 100) {
    readers.clear();
  }
  readers.set(format, reader);
  return reader;
}

/** Milliseconds of a text in a format; parts that the format lacks are those of 1970-01-01 (of 2000 for day and month alone). */
export function parseDate(text: string, format: string): number {
  const { pattern, parts } = readerOf(format);
  const found = pattern.exec(text);
  const values = new Map(parts.map((part, index) => [part, found?.[index + 1] ?? '']));
  const ms = found === null ? NaN : toMs(values);
  if (Number.isNaN(ms)) {
    throw new Error(`Invalid format: "${text}"`);
  }
  return ms;
}

function toMs(values: ReadonlyMap<Part, string>): number {
  const number = (part: Part, fallback: number) => Number(values.get(part) ?? fallback);
  const short = number('shortYear', NaN);
  const name = values.get('monthName')?.slice(0, 3).toLowerCase();
  const month =
    name === undefined ? number('month', 1) : MONTHS.findIndex((full) => full.toLowerCase().startsWith(name)) + 1;
  const withoutYear = values.has('month') || values.has('monthName') || values.has('day') ? 2000 : 1970;
  const year = Number.isNaN(short) ? number('year', withoutYear) : short + (short < 70 ? 2000 : 1900);
  const half = values.get('half')?.toUpperCase() === 'PM' ? 12 : 0;
  const hour = values.has('hour12') ? (number('hour12', 12) % 12) + half : number('hour', 0);
  const [minute, second] = [number('minute', 0), number('second', 0)];
  const ms = Math.floor(Number(`0.${values.get('fraction') ?? '0'}`) * 1000);
  const yearDay = values.has('yearDay') ? number('yearDay', 1) : undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, yearDay === undefined ? month - 1 : 0, yearDay ?? number('day', 1));
  date.setUTCHours(hour, minute, second, ms);
  const isReal =
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    date.getUTCFullYear() === year &&
    (yearDay !== undefined || date.getUTCMonth() === month - 1);
  return isReal ? date.getTime() : NaN;
}

export const PARSE_DATE = defineFunction(
  'cls_parse_date',
  [VARCHAR, VARCHAR],
  TIMESTAMP,
  (text: string, format: string) => new DuckDBTimestampValue(BigInt(parseDate(text, format)) * 1000n),
);
